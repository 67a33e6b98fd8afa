// Generated from the OpenAPI document of the house by `npm run client`. Do not edit.
/** One account; balances are debit positive, minor units. */
export interface AccountLine {
  /** Account. */
  account: string;
  /** Balance at the close, or now. */
  closing: Money;
  /** Credits, positive. */
  credit: Money;
  /** Debits. */
  debit: Money;
  /** Balance at the opening. */
  opening: Money;
}
export type ActionId = string;
/** A step as screens show it: the sentence is made of operation and summary. */
export interface ActionSummary {
  /** Who did it. */
  actorName: string;
  /** Instant. */
  at: number;
  /** Id. */
  id: string;
  /** Operation. */
  operation: string;
  /** `kind:id` of what it was about. */
  subject: string;
  /** Values for the sentence: `room`, `guest`, `amount`, `description`, `from`, `to` … */
  summary: Record<string, string>;
  /** Whether it was taken back. */
  undone: boolean;
}
/** Steps. */
export interface Actions {
  /** Newest first. */
  actions: ListedAction[];
}
/** The first user of a house. */
export interface Administrator {
  /** Login. */
  login: string;
  /** Name. */
  name: string;
  /** Password of at least eight characters. */
  password: string;
  /** PIN of six digits. */
  pin?: string | null;
}
export type ApprovalId = string;
/** A consent, to be sent with the repeated call. */
export interface Approved {
  /** Goes into the `Kezhan-Approval` header. */
  approval: ApprovalId;
  /** Who consented. */
  approver: string;
  /** Until, epoch milliseconds. */
  expiresAt: number;
}
/** The state of the day before it is closed. */
export interface AuditCheck {
  /** Guests still expected: check in, call off or note as no-show. */
  arrivals: StayBrief[];
  /** What keeps the date from closing: `arrivals`, `due_outs`, `unposted`, `not_begun`, `findings`. */
  blockers: string[];
  /** The date to be closed. */
  businessDate: string;
  /** What the room nights still to be charged come to. */
  charges: Breakdown;
  /** Guests still in house who are to leave: check out or extend. */
  dueOuts: StayBrief[];
  /** Broken records. */
  findings: Finding[];
  /** Stays that sleep in the house tonight. */
  inHouse: number;
  /** The date that will begin. */
  nextDate: string;
  /** Room nights not charged yet. */
  unposted: number;
}
/** Availability. */
export interface Availability {
  /** The nights in order. */
  nights: string[];
  /** Room types in their order. */
  types: TypeAvailability[];
}
export type BlockId = string;
/** Why a room cannot be given out for some nights. */
export type BlockKind = "out_of_order" | "out_of_service";
/** Takes a room out of use for some nights. Out of order takes it out of the inventory; out of service only keeps guests from moving in. */
export interface BlockRoom {
  /** First blocked night, not before the business date. */
  firstNight: string;
  /** Which block. */
  kind: BlockKind;
  /** Why, 1 to 200 characters. */
  reason: string;
  /** How the room is to be looked at when the block ends. */
  returnHousekeeping: Housekeeping;
  /** The room. */
  roomId: RoomId;
  /** First night that is free again, at most 731 nights later. */
  until: string;
}
/** Books nights to come, with or without a room. Without one the booking counts as a room of its type; a deposit is held in the deposit ledger until the guest arrives. */
export interface Book {
  /** Grown-ups. */
  adults: number;
  /** First night, the business date or later. */
  arrival: string;
  /** Children. */
  children?: number | null;
  /** Day of leaving. */
  departure: string;
  /** Deposit taken. */
  deposit?: Deposit | null;
  /** The guest, known or new. */
  guest: GuestInput;
  /** Note on the stay. */
  note?: string | null;
  /** Price of every night instead of the plan's, minor units. */
  price?: Money | null;
  /** Rate plan; the default one if left out. */
  ratePlanId?: RatePlanId | null;
  /** Room assigned at once. */
  roomId?: RoomId | null;
  /** Room type sold. */
  roomTypeId: RoomTypeId;
}
/** A booking. */
export interface Booked {
  /** The step, to be undone. */
  actionId: ActionId;
  /** Its first folio. */
  folioId: string;
  /** Its confirmation number. */
  number: string;
  /** The stay. */
  stayId: string;
  /** What all nights cost. */
  total: Breakdown;
}
/** What a charge is made of. All four amounts are in minor units; net + service + tax = gross. */
export interface Breakdown {
  /** What the guest pays. */
  gross: Money;
  /** The revenue without service charge and tax. */
  net: Money;
  /** The service charge. */
  service: Money;
  /** The value-added tax. */
  tax: Money;
}
/** Calls a booking off: its nights are free again and its folios closed. A deposit is paid back first. */
export interface Cancel {
  /** Why. */
  reason: string;
  /** The stay. */
  stayId: StayId;
  /** Its version as the caller saw it. */
  version: number;
}
/** Calls a job off that waits or failed. One that the printer has taken over is the printer's. */
export interface CancelJob {
  /** The job. */
  jobId: JobId;
}
/** A guest who is expected. */
export interface CardArrival {
  /** Name of the guest. */
  guestName: string;
  /** Nights booked. */
  nights: number;
  /** Stay. */
  stayId: string;
}
/** Why a room is out of use. */
export interface CardBlock {
  /** Block. */
  id: string;
  /** Which. */
  kind: BlockKind;
  /** Why. */
  reason: string;
  /** First night that is free again. */
  until: string;
}
/** A guest in house. */
export interface CardStay {
  /** First night. */
  arrival: string;
  /** Balance over all folios, positive = owed by the guest, minor units. */
  balance: Money;
  /** Day of leaving. */
  departure: string;
  /** The first folio. */
  folioId: string | null;
  /** Name of the guest. */
  guestName: string;
  /** Stay. */
  id: string;
  /** Whether the guest is due to leave today or should have left already. */
  leavingToday: boolean;
  /** Nights from arrival to departure. */
  nights: number;
}
/** The catalogue. */
export interface Catalogue {
  /** Categories of charges. */
  categories: string[];
  /** Consumption items. */
  items: CatalogueItem[];
  /** Lists of prices; the first is the default. */
  ratePlans: CatalogueRatePlan[];
  /** Kinds of rooms. */
  roomTypes: CatalogueRoomType[];
  /** Taxes that prices bear. */
  taxes: CatalogueTax[];
  /** Means of payment. */
  tenders: CatalogueTender[];
}
/** Something that is sold besides rooms. */
export interface CatalogueItem {
  /** Whether it is sold. */
  active: boolean;
  /** Category. */
  category: string;
  /** Code. */
  code: string;
  /** Id. */
  id: string;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** Whether service and tax are inside the price. */
  priceMode: PriceMode;
  /** Service charge. */
  servicePercent: Percent;
  /** Code of the tax. */
  taxCode: string;
  /** Tax today. */
  taxPercent: Percent;
  /** Price of one, minor units. */
  unitPrice: Money;
  /** Version for edits. */
  version: number;
}
/** A list of prices. */
export interface CatalogueRatePlan {
  /** Breakfasts per night and room. */
  breakfasts: number;
  /** Code. */
  code: string;
  /** Id. */
  id: string;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** Whether service and tax are inside its prices. */
  priceMode: PriceMode;
  /** Service charge. */
  servicePercent: Percent;
  /** Tax today. */
  taxPercent: Percent;
}
/** A kind of room. */
export interface CatalogueRoomType {
  /** Code. */
  code: string;
  /** Id. */
  id: string;
  /** Guests that fit. */
  maxGuests: number;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** Rooms of this kind. */
  rooms: number;
  /** Rooms that may be sold beyond those that there are, or are kept back when negative. */
  sellLimit: number;
  /** Version for edits. */
  version: number;
}
/** A tax that prices bear. */
export interface CatalogueTax {
  /** Code. */
  code: string;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** Percentage today. */
  percent: Percent;
  /** Every percentage it had, has and will have, the one that starts last first. */
  steps: TaxStep[];
}
/** A means of payment. */
export interface CatalogueTender {
  /** Code. */
  code: string;
  /** Id. */
  id: string;
  /** What it is by nature. */
  kind: TenderKind;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
}
/** Revenue of one category. */
export interface CategoryRevenue {
  /** Category, such as `room` or `minibar`. */
  category: string;
  /** What guests pay. */
  gross: Money;
  /** Before service charge and tax. */
  net: Money;
  /** Charges and their reversals. */
  postings: number;
  /** Service charge. */
  service: Money;
  /** Tax. */
  tax: Money;
}
/** Changes the own password; every other session of the user ends. Wrong tries count as at sign-in. */
export interface ChangePassword {
  /** The new one, at least eight characters. */
  newPassword: string;
  /** The password up to now. */
  password: string;
}
/** A charge that was posted. */
export interface ChargePosted {
  /** The step, for undo. */
  actionId: string | null;
  /** The folio it went to. */
  folioId: string;
  /** What the guest pays for it, minor units. */
  gross: Money;
  /** The line. */
  postingId: string;
}
/** Charges the room for a part of the day that no night audit charges: day use of a guest who leaves on the day of arrival, or a late departure. It goes where the routing sends room charges. */
export interface ChargeRoom {
  /** How much of tonight's price, or of the last night's on the day of departure. */
  share: RoomShare;
  /** The stay. */
  stayId: StayId;
}
/** Checks in a guest who booked: the room is handed over and the deposit held moves to the folio. Whoever booked without an identity paper shows it now: `guest.save` notes it first. */
export interface CheckIn {
  /** Hand the room over although it is not clean. */
  allowDirty?: boolean | null;
  /** Deposit taken now. */
  deposit?: Deposit | null;
  /** The room, where none is assigned or another one is wanted. */
  roomId?: RoomId | null;
  /** The stay. */
  stayId: StayId;
  /** Its version as the caller saw it. */
  version: number;
}
/** What is left to do before the business date can be closed, with the proof of the books. */
export type CheckNight = Record<string, never>;
/** Lets a guest go: every folio is settled, or moved to a company's account, and closes; the room is vacant and dirty. Nights not slept are given up. A guest who leaves on the day of arrival pays for the room first (`folio.charge_room`), unless that is forgone for a reason. */
export interface CheckOut {
  /** Why nothing is asked for a room that was used and not charged, 2 to 120 characters. */
  forgoRoom?: string | null;
  /** The stay. */
  stayId: StayId;
  /** Its version as the caller saw it. */
  version: number;
}
/** One invariant that was looked at. */
export interface Checked {
  /** Its name. */
  invariant: string;
  /** Records looked at. */
  records: number;
}
/** A guest in house. */
export interface CheckedIn {
  /** The step, to be undone. */
  actionId: ActionId;
  /** Its first folio. */
  folioId: string;
  /** Its confirmation number. */
  number: string;
  /** The room. */
  roomNumber: string;
  /** The stay. */
  stayId: string;
  /** What all nights cost. */
  total: Breakdown;
}
/** A guest who left. */
export interface CheckedOut {
  /** The step, to be undone. */
  actionId: ActionId;
  /** The room that is free now. */
  roomNumber: string;
}
/** Empties the sample hotel, so that the first start begins anew. A real house is never emptied. */
export interface ClearSample {
  /** The name of the sample hotel, typed as a confirmation. */
  confirm: string;
}
/** Closes the business date for good: proves the books, writes the balance of every account and the heads of both chains, and rolls the date. Rooms that somebody slept in are dirty, blocks whose last night is over end. A date that has not begun on the clock of the house is refused with `day_not_begun`. */
export type CloseNight = Record<string, never>;
/** A business date that was closed. */
export interface Closed {
  /** The date that was closed. */
  businessDate: string;
  /** The date that is open now. */
  nextDate: string;
  /** The closing. */
  nightAuditId: NightAuditId;
}
/** A closed business date. */
export interface ClosedDate {
  /** Who closed it. */
  actorName: string;
  /** The date. */
  businessDate: string;
  /** Instant. */
  closedAt: number;
  /** Id, the subject of the closing paper. */
  id: string;
  /** Figures. */
  summary: Figures;
}
export type CompanyId = string;
/** One company. */
export interface CompanyInfo {
  /** Address. */
  address: string;
  /** What it may owe at most, minor units. */
  creditLimit: Money;
  /** Id. */
  id: string;
  /** Name. */
  name: string;
  /** What it owes on the city ledger, minor units. */
  owes: Money;
  /** Telephone. */
  phone: string;
  /** Taxpayer number. */
  taxNumber: string;
  /** Version for edits. */
  version: number;
}
/** Companies. */
export interface CompanyList {
  /** By name. */
  companies: CompanyInfo[];
}
/** A company by name. */
export interface CompanyName {
  /** Id. */
  id: string;
  /** Name. */
  name: string;
}
/** A company that was kept. */
export interface CompanySaved {
  /** The company. */
  companyId: string;
}
/** How a posting is taken back. */
export type Correction = "void" | "adjustment";
/** Makes the house: rooms by pattern, room types, a rate plan, taxes, items, tenders, roles and the first administrator. Refused with `already_set_up` once there is a house. */
export interface CreateHouse {
  /** The first user. */
  administrator: Administrator;
  /** First business date; without it the date of the house's clock. */
  businessDate?: string | null;
  /** Which floors have which rooms. */
  floors: FloorPattern[];
  /** Language of the house, `zh-CN` or `en`. */
  language: string;
  /** Whether listed prices include service charge and tax. */
  priceMode: PriceMode;
  /** The hotel. */
  property: PropertyFacts;
  /** Kinds of room with the price of a night. */
  roomTypes: RoomTypeInput[];
  /** Service charge. */
  servicePercent: Percent;
  /** Value-added tax on room nights and services. */
  taxPercent: Percent;
}
/** Makes the sample hotel 云栖客栈 with its users, and starts building its history in the background; its progress is `setup.progress`. One whose building was interrupted is begun anew. */
export interface CreateSample {
  /** One more administrator besides the sample users; `admin` replaces theirs. */
  administrator?: Administrator | null;
  /** Language of the house and its users, `zh-CN` or `en`. */
  language: string;
}
/** A new house. */
export interface Created {
  /** The house. */
  propertyId: string;
  /** How many rooms were made. */
  rooms: number;
}
/** Who is signed in, with which rights, in which house. */
export type Current = Record<string, never>;
/** The session of a call. */
export interface CurrentSession {
  /** Rights. */
  grants: Grant[];
  /** The house. */
  house: HouseInfo;
  /** So long nobody may touch the screen before it has to lock, milliseconds. */
  idleMs: number;
  /** Name of the station. */
  station: string;
  /** Who. */
  user: UserInfo;
}
/** What happened on the business date. */
export interface DayCounts {
  /** Check-ins. */
  arrivals: number;
  /** Audit records. */
  auditRecords: number;
  /** Check-outs. */
  departures: number;
  /** Journal entries. */
  journalEntries: number;
  /** Room nights posted by this night audit. */
  nightsPosted: number;
  /** Reservations that did not show up. */
  noShows: number;
  /** Folio postings. */
  postings: number;
  /** Reversals among them. */
  reversals: number;
}
/** Money that is taken as a deposit. */
export interface Deposit {
  /** How much, minor units. */
  amount: Money;
  /** Reference, such as the number of the card slip. */
  reference?: string | null;
  /** Means of payment. */
  tenderId: TenderId;
}
/** A deposit that was taken. */
export interface DepositTaken {
  /** The step, for undo. */
  actionId: string | null;
  /** The line; the subject of the deposit receipt. */
  postingId: string;
}
/** The answer of a command that has nothing to tell: `{}`. */
export type Done = Record<string, never>;
/** Changes the day of leaving. Nights sold keep their price, added ones are priced by the stay's rate plan, and nights slept cannot be given back. */
export interface Extend {
  /** The new day of leaving, later or earlier than now. */
  departure: string;
  /** The stay. */
  stayId: StayId;
  /** Its version as the caller saw it. */
  version: number;
}
/** A stay with another departure. */
export interface Extended {
  /** The step, to be undone; `null` when nothing changed. */
  actionId: ActionId | null;
  /** What all nights cost now. */
  total: Breakdown;
}
/** Figures of a closed business date; amounts in minor units of the house's currency. */
export interface Figures {
  /** What happened. */
  counts: DayCounts;
  /** Deposit, guest and city ledger over the day. */
  ledgers: LedgerMovement[];
  /** Revenue by category, rooms first. */
  revenue: CategoryRevenue[];
  /** Rooms, occupancy, ADR and RevPAR. */
  rooms: RoomStatistics;
  /** Money that changed hands, by means of payment. */
  tenders: TenderTaken[];
  /** What the proof of the books looked at; it found nothing, or the date would not be closed. */
  verify: Checked[];
}
/** Finds guests, rooms and stays at once. A list the caller has no right to see stays empty. */
export interface Find {
  /** What was typed, up to 80 characters; nothing finds nothing. */
  text: string;
}
/** A record that breaks an invariant of the books. */
export interface Finding {
  /** What is wrong, as `code key=value …`. */
  detail: string;
  /** The record. */
  id: string;
  /** Name of the invariant. */
  invariant: string;
  /** Table of the record. */
  table: string;
}
/** A run of like floors: the room number is the floor and two digits, as in 301. */
export interface FloorPattern {
  /** Number of the first of them on its floor. */
  firstRoom: number;
  /** Lowest floor. */
  from: number;
  /** Rooms of this kind on each floor. */
  roomsPerFloor: number;
  /** Floors that do not exist, such as 4 and 14. */
  skip?: number[];
  /** Highest floor. */
  to: number;
  /** Code of the room type. */
  typeCode: string;
}
/** One window. */
export interface Folio {
  /** Charges less payments, minor units: positive = owed by the guest. */
  balance: Money;
  /** Sum of the charges, gross. */
  charges: Money;
  /** The company that is to pay. */
  company: CompanyName | null;
  /** Id. */
  id: string;
  /** Letter. */
  label: string;
  /** Number on the bill. */
  number: string;
  /** Who is to pay. */
  payee: string;
  /** Sum of the payments, deposits used included and refunds taken off: positive = paid by the guest. */
  payments: Money;
  /** Lines in the order they were posted. */
  postings: Posting[];
  /** Whether it takes postings. */
  state: FolioState;
  /** Version for settling. */
  version: number;
}
export type FolioId = string;
/** Whether a folio takes postings. */
export type FolioState = "open" | "closed";
/** What was found, at most 20 of each. */
export interface Found {
  /** Guests by name, pinyin, initials, telephone, identity paper. */
  guests: GuestBrief[];
  /** Rooms whose number begins so. */
  rooms: FoundRoom[];
  /** Stays by guest, room or number, the latest first. */
  stays: StayBrief[];
}
/** A room that was found. */
export interface FoundRoom {
  /** Name of the guest in house. */
  guestName: string | null;
  /** Room. */
  id: string;
  /** Number on the door. */
  number: string;
  /** The stay in house. */
  stayId: string | null;
  /** Chinese name of its type. */
  typeName: string;
  /** English name of its type. */
  typeNameEn: string;
}
/** Rooms of a type that can be sold for every night. */
export interface FreeType {
  /** How many, never below zero. */
  free: number;
  /** Room type. */
  typeId: string;
}
/** A guest's gender as the guest wishes it on papers. */
export type Gender = "male" | "female" | "unspecified";
/** One stay with its guest, its nights at their frozen prices, and what was done to it. */
export interface Get {
  /** The stay. */
  stayId: StayId;
}
/** All windows of a stay with their lines and balances, its routing, the deposit held, and the steps that can be undone. */
export interface GetFolios {
  /** The stay. */
  stayId: StayId;
}
/** One guest profile with its stays; telephone and identity number are masked. */
export interface GetGuest {
  /** The guest. */
  guestId: GuestId;
}
/** How far the sample hotel is. `failed` with `interrupted` means that the program ended while building it. */
export type GetProgress = Record<string, never>;
/** Every price of a rate plan, to be looked at and changed. */
export interface GetRates {
  /** Rate plan; the default one when left out. */
  ratePlanId?: RatePlanId | null;
}
/** One right of a role. */
export interface Grant {
  /** Up to this amount alone; `null` = without limit. */
  limit?: Money | null;
  /** The right. */
  permission: Permission;
}
/** A second person consents with login and PIN to what the signed-in person wants to do. */
export interface GrantApproval {
  /** The amount, as `approval_required` named it, minor units. */
  amount: Money;
  /** Login of the second person. */
  login: string;
  /** The right, as `approval_required` named it. */
  permission: Permission;
  /** Their PIN. */
  pin: string;
  /** What it is about, as `approval_required` named it. */
  subject: string;
}
/** A guest as lists show it; telephone and identity number are masked. */
export interface GuestBrief {
  /** Id. */
  id: string;
  /** Its number with its middle hidden; empty without one. */
  idMasked: string;
  /** Kind of identity paper, where one is on record. */
  idType: IdType | null;
  /** Where the guest lived last. */
  lastStay: LastStay | null;
  /** Name. */
  name: string;
  /** Telephone number with its middle hidden; empty without one. */
  phoneMasked: string;
  /** Stays booked, in house and past; cancelled ones and no-shows are not counted. */
  stays: number;
}
/** A guest with stays. */
export interface GuestDetail {
  /** The profile. */
  guest: GuestProfile;
  /** Latest arrival first, at most 50; empty without the right to see stays. */
  stays: StayBrief[];
}
export type GuestId = string;
/** A guest as typed. Of a known guest only what is given is changed; an empty text clears a field. */
export interface GuestInput {
  /** Address, up to 200 characters. */
  address?: string | null;
  /** Gender; read from a resident identity number when left out. */
  gender?: Gender | null;
  /** The known guest; left out for a new one. A guest with the same identity paper and the same name is recognised without it. */
  id?: GuestId | null;
  /** Number of the paper; that of a resident identity card is checked to its last character. */
  idNumber?: string | null;
  /** Kind of identity paper; needed with a number. */
  idType?: IdType | null;
  /** Language of the guest's papers; `zh-CN` for a new guest when left out. */
  language?: Language | null;
  /** Name as the guest writes it, 1 to 80 characters. */
  name: string;
  /** ISO 3166 code of two letters; `CN` for a new guest when left out. */
  nationality?: string | null;
  /** Note, up to 500 characters. */
  note?: string | null;
  /** Telephone number, 3 to 20 digits. */
  phone?: string | null;
}
/** Guests. */
export interface GuestList {
  /** Best first, at most 20. */
  guests: GuestBrief[];
}
/** A guest by name. */
export interface GuestName {
  /** Id. */
  id: string;
  /** Name. */
  name: string;
}
/** A guest profile. */
export interface GuestProfile {
  /** Address. */
  address: string;
  /** Gender. */
  gender: Gender;
  /** Id. */
  id: string;
  /** Its number with its middle hidden; empty without one. */
  idMasked: string;
  /** Kind of identity paper, where one is on record. */
  idType: IdType | null;
  /** Language of the guest's papers. */
  language: Language;
  /** Where the guest lived last. */
  lastStay: LastStay | null;
  /** Name. */
  name: string;
  /** ISO 3166 code of two letters. */
  nationality: string;
  /** Note. */
  note: string;
  /** Telephone number with its middle hidden; empty without one. */
  phoneMasked: string;
  /** Stays booked, in house and past; cancelled ones and no-shows are not counted. */
  stays: number;
  /** Version for edits. */
  version: number;
}
/** A guest that was kept. */
export interface GuestSaved {
  /** The guest. */
  guestId: string;
}
/** Last links of both chains; the closing paper carries them, so that a cut tail shows. */
export interface Heads {
  /** Its hash. */
  auditHash: string;
  /** Number of the last audit row. */
  auditSeq: number;
  /** Its hash. */
  journalHash: string;
  /** Number of the last journal entry. */
  journalSeq: number;
}
/** The house as screens show it. */
export interface HouseInfo {
  /** Address. */
  address: string;
  /** The open business date. */
  businessDate: string;
  /** ISO currency code. */
  currency: string;
  /** Id. */
  id: string;
  /** Default language. */
  language: string;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** First business date. */
  openedOn: string;
  /** Telephone. */
  phone: string;
  /** Whether this is the sample hotel. */
  sample: boolean;
  /** Taxpayer number. */
  taxNumber: string;
  /** Offset of the house's clock from UTC in minutes. */
  utcOffsetMinutes: number;
  /** Version for edits of its facts. */
  version: number;
}
/** Housekeeping axis: what the room looks like. */
export type Housekeeping = "dirty" | "clean" | "pickup" | "inspected";
/** Rooms that changed. */
export interface HousekeepingSet {
  /** The step, to be undone; `null` when nothing changed. */
  actionId: ActionId | null;
  /** How many. */
  changed: number;
}
/** What a guest shows at the desk. */
export type IdType = "resident_id" | "passport" | "hk_macau_permit" | "taiwan_permit" | "hk_macau_taiwan_residence" | "foreign_permanent_resident" | "military_id" | "driving_licence" | "other";
export type ItemId = string;
/** An item that was kept. */
export interface ItemSaved {
  /** The item. */
  id: string;
}
export type JobId = string;
/** Where a print job is in its life. */
export type JobState = "queued" | "printing" | "done" | "failed" | "cancelled";
/** The language a paper is written in: the guest's. On the wire a BCP 47 tag. */
export type Language = "zh-CN" | "en";
/** The latest stay that arrived. */
export interface LastStay {
  /** First night. */
  date: string;
  /** Room number. */
  roomNumber: string;
}
/** The three ledgers of a hotel. */
export type Ledger = "deposit" | "guest" | "city";
/** One ledger over the day; `opening + debit - credit == closing`. */
export interface LedgerMovement {
  /** Balance when the day closed, debit positive. */
  closing: Money;
  /** Credits of the day, positive. */
  credit: Money;
  /** Debits of the day, positive. */
  debit: Money;
  /** Which ledger. */
  ledger: Ledger;
  /** Balance when the day opened, debit positive. */
  opening: Money;
}
/** Stays, the latest booked first. */
export interface List {
  /** The last stay of the page before. */
  after?: StayId | null;
  /** At most so many, 1 to 500; 100 if left out. */
  limit?: number | null;
  /** Which. */
  scope: ListScope;
  /** Only those whose guest, room or number it names. */
  text?: string | null;
}
/** The latest steps that can be undone, newest first, each with what stands in its way. */
export interface ListActions {
  /** At most so many, 1 to 100; 20 if left out. */
  limit?: number | null;
  /** Only those about this `kind:id`. */
  subject?: string | null;
}
/** Closed business dates with their figures, latest first, at most 400. */
export type ListAudits = Record<string, never>;
/** What the house sells and takes today. */
export interface ListCatalogue {
  /** Also the items that are not sold any more; no when left out. */
  inactive?: boolean;
}
/** Companies that may pay for guests, with their credit. */
export interface ListCompanies {
  /** Only those whose name, pinyin or initials contain this. */
  text?: string | null;
}
/** The print queue: first what waits or failed, then what came out lately. */
export type ListJobs = Record<string, never>;
/** Rows of the operation log, latest first: who did what, where, when, and who consented. */
export interface ListLog {
  /** Only of this user. */
  actor?: string | null;
  /** Only rows before this number: the last one of the page before. */
  before?: number | null;
  /** Only from this instant on, epoch milliseconds. */
  from?: number | null;
  /** At most so many, 1 to 500; 100 if left out. */
  limit?: number | null;
  /** Only this operation. */
  operation?: string | null;
  /** Only what was refused. */
  refused?: boolean;
  /** Only about this `kind:id`. */
  subject?: string | null;
  /** Only rows that hold this text in names, room number, station, subject, arguments or changes. */
  text?: string | null;
  /** Only up to this instant, epoch milliseconds. */
  to?: number | null;
}
/** The printers of the machine that runs the house, the default one first. */
export type ListPrinters = Record<string, never>;
/** Every role with its rights, and every right there is. */
export type ListRoles = Record<string, never>;
/** Which stays. */
export type ListScope = "arrivals" | "departures" | "in_house" | "reserved" | "checked_out_today" | "called_off" | "all";
/** Every user with roles, also those who may not sign in any more. */
export type ListUsers = Record<string, never>;
/** A step with what blocks its undo. */
export interface ListedAction {
  /** Who did it. */
  actorName: string;
  /** Instant. */
  at: number;
  /** The later step in its way. */
  blockedBy: ActionSummary | null;
  /** Id. */
  id: string;
  /** Operation. */
  operation: string;
  /** `kind:id` of what it was about. */
  subject: string;
  /** Values for the sentence: `room`, `guest`, `amount`, `description`, `from`, `to` … */
  summary: Record<string, string>;
  /** Whether it was taken back. */
  undone: boolean;
}
/** A role for the one who manages them. */
export interface ListedRole {
  /** Whether the program shipped it. */
  builtin: boolean;
  /** Short code. */
  code: string;
  /** Rights with their limits. */
  grants: Grant[];
  /** Id. */
  id: string;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** How many users have it. */
  users: number;
  /** Version for edits. */
  version: number;
}
/** A user for the one who manages them. */
export interface ListedUser {
  /** Whether the user may sign in. */
  active: boolean;
  /** Whether a PIN is set. */
  hasPin: boolean;
  /** Id. */
  id: string;
  /** Language of the screens. */
  language: string;
  /** Login. */
  login: string;
  /** Name. */
  name: string;
  /** Ids of the roles. */
  roles: string[];
  /** Version for edits. */
  version: number;
}
/** One field that changed. */
export interface LogChange {
  /** Value after. */
  after: unknown;
  /** Value before. */
  before: unknown;
  /** The field. */
  field: string;
}
/** One row of the log. */
export interface LogEntry {
  /** User id; empty where nobody was signed in. */
  actor: string;
  /** Name at that time. */
  actorName: string;
  /** The second person who consented. */
  approverName: string | null;
  /** Arguments, secrets hidden. */
  args: unknown;
  /** Instant. */
  at: number;
  /** Business date that was open; none before the first start. */
  businessDate: string | null;
  /** Fields that changed. */
  changes: LogChange[];
  /** `ok` or the code of the refusal. */
  code: string;
  /** Hash of the row. */
  hash: string;
  /** Name of the guest, company or user that it was about, as it is now. */
  name: string | null;
  /** Operation. */
  operation: string;
  /** Number of the room that it was about, as it is now. */
  room: string | null;
  /** Position in the chain. */
  seq: number;
  /** Station. */
  station: string;
  /** `kind:id` of what it was about; empty for none. */
  subject: string;
}
/** A page of the log. */
export interface LogPage {
  /** Whether older ones follow. */
  more: boolean;
  /** Latest first. */
  rows: LogEntry[];
}
/** An amount in minor units of the currency of the property (fen, cents). */
export type Money = number;
/** Gives a stay another room from tonight on. Prices stay frozen and charges stay with their dates. A guest in house leaves the old room dirty; a booking is only assigned anew, or gives its room back and counts as a room of its type again. */
export interface Move {
  /** Hand the new room over although it is not clean. */
  allowDirty?: boolean | null;
  /** The new room; left out, a booking gives its room back. */
  roomId?: RoomId | null;
  /** The stay. */
  stayId: StayId;
  /** Its version as the caller saw it. */
  version: number;
}
export type NightAuditId = string;
/** Closed business dates. */
export interface NightAudits {
  /** Latest first. */
  audits: ClosedDate[];
}
/** One night at its frozen price. */
export interface NightOfStay {
  /** What it is made of. */
  breakdown: Breakdown;
  /** The date of the night. */
  night: string;
  /** Whether it was charged. */
  posted: boolean;
  /** Price as listed or agreed, minor units. */
  price: Money;
}
/** One night of a stay with its price. */
export interface NightPrice {
  /** What it is made of, minor units. */
  breakdown: Breakdown;
  /** The date of the night. */
  night: string;
  /** Price as listed or agreed, in the plan's price mode, minor units. */
  price: Money;
}
/** Nights that were charged. */
export interface NightsPosted {
  /** What those of this call came to, gross, minor units. */
  amount: Money;
  /** How many by this call. */
  posted: number;
  /** How many are left. */
  remaining: number;
}
/** Notes that a guest neither came nor called off: the nights are free again. The folio stays open, so that a fee can be charged and a deposit used or paid back. */
export interface NoShow {
  /** The stay. */
  stayId: StayId;
  /** Its version as the caller saw it. */
  version: number;
}
/** Front-office axis: does a stay hold the room now? */
export type Occupancy = "vacant" | "occupied";
/** Opens another bill window of a stay, with a payee of its own. */
export interface OpenWindow {
  /** The company that is to pay. */
  companyId?: CompanyId | null;
  /** Who is to pay: the name on the bill, 1 to 80 characters. */
  payee: string;
  /** The stay, booked or in house. */
  stayId: StayId;
}
/** A kind of paper; each is about one record. */
export type PaperKind = "registration_card" | "deposit_receipt" | "bill_summary" | "bill_detail" | "night_audit";
/** A paper to look at. */
export interface PaperPreview {
  /** Pages. */
  pages: number;
  /** The PDF, base64. */
  pdf: string;
  /** Title. */
  title: string;
}
/** The paper in the printer. */
export type PaperSize = "a4" | "a5" | "roll80";
/** Who can take over the station or consent to an act: the active people. */
export type People = Record<string, never>;
/** The active people. */
export interface PeopleList {
  /** By login. */
  people: Person[];
}
/** A percentage as a decimal string: "6" is 6 %. */
export type Percent = string;
/** A right. The text is stored with roles and never changes. */
export type Permission = "public" | "signed_in" | "room_view" | "room_status" | "room_block" | "stay_view" | "stay_book" | "stay_check_in" | "stay_check_out" | "rate_override" | "guest_view" | "guest_edit" | "guest_reveal" | "folio_view" | "folio_post" | "folio_arrange" | "folio_reverse" | "folio_settle" | "folio_refund" | "city_ledger" | "undo_own" | "undo_any" | "night_audit" | "ledger_verify" | "log_view" | "paper_print" | "print_manage" | "catalogue_edit" | "user_manage" | "house_manage";
/** One active person. */
export interface Person {
  /** Whether a PIN is set. */
  hasPin: boolean;
  /** Login. */
  login: string;
  /** Name. */
  name: string;
}
/** Charges something from the consumption catalogue to a guest in house. */
export interface PostCharge {
  /** The window; left out, the routing of the stay decides. */
  folioId?: FolioId | null;
  /** What was consumed. */
  itemId: ItemId;
  /** Note for the bill, at most 120 characters. */
  note?: string | null;
  /** How much, more than 0 and at most 9999. */
  quantity: Quantity;
  /** The stay. */
  stayId: StayId;
  /** Price of one in minor units; left out, that of the catalogue. */
  unitPrice?: Money | null;
}
/** Charges the night of the business date to stays in house, each night of a stay once and never again: a repeat after an interruption goes on where it stopped. */
export interface PostNights {
  /** At most so many nights, 1 to 500; 50 if left out. */
  limit?: number | null;
}
/** One line of a folio. */
export interface Posting {
  /** Who posted it. */
  actorName: string;
  /** Instant. */
  at: number;
  /** Business date of the posting. */
  businessDate: string;
  /** Category. */
  category: string;
  /** Change given. */
  change: Money | null;
  /** Code of the item or tender. */
  code: string;
  /** Text in Chinese. */
  description: string;
  /** Text in English. */
  descriptionEn: string;
  /** Gross: charges positive, payments negative. */
  gross: Money;
  /** Id. */
  id: string;
  /** What it is; a `deposit` does not count in the balance. */
  kind: PostingKind;
  /** Net, minor units. */
  net: Money;
  /** The line that takes this one away. */
  offsetBy: string | null;
  /** The line that this one takes away. */
  offsets: string | null;
  /** Where it came from: the whole of a part, the line on the window it was moved from, or the line that had taken it away before an undo brought it back. */
  origin: string | null;
  /** How much. */
  quantity: Quantity;
  /** Reason of a correction. */
  reason: string;
  /** Cash handed over. */
  received: Money | null;
  /** Reference or note. */
  reference: string;
  /** Position on the folio. */
  seq: number;
  /** Service charge. */
  service: Money;
  /** Day of the service. */
  serviceDate: string;
  /** Tax. */
  tax: Money;
  /** Tax rate. */
  taxPercent: Percent;
  /** Code of the means of payment. */
  tenderCode: string | null;
  /** Price of one, minor units. */
  unitPrice: Money;
}
export type PostingId = string;
/** What a posting is. */
export type PostingKind = "charge" | "payment" | "refund" | "deposit" | "deposit_transfer" | "on_account" | "transfer" | "split" | "reversal";
/** What undoing a step would do, what is left to be done by hand, and what stands in its way. */
export interface Preview {
  /** The step. */
  actionId: ActionId;
}
/** Shows a paper as it would be printed now. Looking at it does not count as issuing it. */
export interface PreviewPaper {
  /** Kind of paper. */
  kind: PaperKind;
  /** Language; the guest's if left out, for a closing that of the screens. */
  language?: Language | null;
  /** Size. */
  size: PaperSize;
  /** Id of the record it is about: stay, posting, folio or night audit, by its kind. */
  subject: string;
}
/** Whether listed prices include service charge and tax. */
export type PriceMode = "inclusive" | "exclusive";
/** One print job. */
export interface PrintJob {
  /** Tries made. */
  attempts: number;
  /** Copies. */
  copies: number;
  /** Instant. */
  createdAt: number;
  /** Instant of the end. */
  doneAt: number | null;
  /** Id. */
  id: string;
  /** Kind of paper. */
  kind: PaperKind;
  /** Printer. */
  printer: string;
  /** Why the last try failed. */
  problem: string | null;
  /** Where it is in its life. */
  state: JobState;
  /** Title. */
  title: string;
}
/** Print jobs. */
export interface PrintJobs {
  /** What is not done first; newest first. */
  jobs: PrintJob[];
}
/** Puts a paper into the print queue. What is printed is the paper as it is now; every print after the first is marked as a reprint. */
export interface PrintPaper {
  /** 1 to 20. */
  copies: number;
  /** Kind of paper. */
  kind: PaperKind;
  /** Language; the guest's if left out, for a closing that of the screens. */
  language?: Language | null;
  /** A name from `paper.printers`, or the `ipp://` address of a printer in the network. */
  printer: string;
  /** Size. */
  size: PaperSize;
  /** Id of the record it is about: stay, posting, folio or night audit, by its kind. */
  subject: string;
}
/** A printer that this machine knows. */
export interface Printer {
  /** True for the system's default printer. */
  isDefault: boolean;
  /** Where it stands, as its administrator described it; empty when unknown. */
  location: string;
  /** Its name in the printer system: what [`Press::submit`] expects. */
  name: string;
  /** Whether it takes work. */
  state: PrinterState;
}
/** Whether a printer takes work. */
export type PrinterState = "idle" | "printing" | "stopped" | "unknown";
/** Printers. */
export interface Printers {
  /** The default one first. */
  printers: Printer[];
}
/** Why a call was refused. Each code has a sentence and a remedy in every language of the screens. */
export type Problem = {
  code: "unknown_operation";
  data: Record<string, never>;
} | {
  code: "bad_request";
  data: {
    /** Path of the field. */
    field: string;
    /** The bound, where there is one, in the field's own unit. */
    limit?: string | null;
    /** What it breaks. */
    rule: Rule;
  };
} | {
  code: "session_expired";
  data: Record<string, never>;
} | {
  code: "wrong_credentials";
  data: Record<string, never>;
} | {
  code: "locked_out";
  data: {
    /** Instant from which another try is accepted, epoch milliseconds. */
    until: number;
  };
} | {
  code: "forbidden";
  data: {
    /** The right. */
    permission: Permission;
  };
} | {
  code: "approval_required";
  data: {
    /** The amount at stake, minor units. */
    amount: Money;
    /** The right. */
    permission: Permission;
    /** What it is about. */
    subject: string;
  };
} | {
  code: "not_set_up";
  data: Record<string, never>;
} | {
  code: "already_set_up";
  data: Record<string, never>;
} | {
  code: "not_found";
  data: {
    /** What was looked for. */
    id: string;
    /** Kind of record. */
    kind: string;
  };
} | {
  code: "stale";
  data: {
    /** The record. */
    id: string;
    /** Kind of record. */
    kind: string;
  };
} | {
  code: "taken";
  data: {
    /** Path of the field. */
    field: string;
    /** The value. */
    value: string;
  };
} | {
  code: "paper_of_other";
  data: {
    /** Path of the field. */
    field: string;
    /** The guest who has it. */
    guest: string;
    /** That guest's name. */
    name: string;
  };
} | {
  code: "key_reused";
  data: Record<string, never>;
} | {
  code: "room_taken";
  data: {
    /** First night that is taken. */
    night?: string | null;
    /** Room number. */
    room: string;
  };
} | {
  code: "sold_out";
  data: {
    /** First night without a room. */
    night: string;
    /** Room type code. */
    roomType: string;
  };
} | {
  code: "room_not_ready";
  data: {
    /** Why. */
    reason: RoomReason;
    /** Room number. */
    room: string;
  };
} | {
  code: "night_in_past";
  data: {
    /** The business date. */
    businessDate: string;
    /** Path of the field. */
    field: string;
  };
} | {
  code: "wrong_state";
  data: {
    /** What was tried. */
    action: string;
    /** Kind of record. */
    kind: string;
    /** Its state. */
    state: string;
  };
} | {
  code: "folio_closed";
  data: {
    /** Folio number. */
    folio: string;
  };
} | {
  code: "balance_due";
  data: {
    /** Balance, positive = the guest owes, minor units. */
    amount: Money;
    /** Folio number. */
    folio: string;
  };
} | {
  code: "room_not_charged";
  data: {
    /** What a whole night costs, gross, minor units. */
    night: Money;
  };
} | {
  code: "overpayment";
  data: {
    /** Balance before. */
    balance: Money;
    /** What would be too much. */
    excess: Money;
  };
} | {
  code: "credit_limit";
  data: {
    /** The company. */
    company: string;
    /** Its limit. */
    limit: Money;
    /** What it would owe. */
    wouldOwe: Money;
  };
} | {
  code: "already_offset";
  data: {
    /** The posting. */
    posting: string;
  };
} | {
  code: "undo_blocked";
  data: {
    /** The later step. */
    by: ActionSummary;
  };
} | {
  code: "nothing_to_undo";
  data: Record<string, never>;
} | {
  code: "audit_blocked";
  data: {
    /** Names of the open points. */
    points: string[];
  };
} | {
  code: "books_broken";
  data: {
    /** First findings. */
    findings: Finding[];
  };
} | {
  code: "print_failed";
  data: {
    /** What it said. */
    detail: string;
  };
} | {
  code: "busy";
  data: Record<string, never>;
} | {
  code: "disk_full";
  data: Record<string, never>;
} | {
  code: "unavailable";
  data: Record<string, never>;
} | {
  code: "wrong_key";
  data: Record<string, never>;
} | {
  code: "day_closed";
  data: {
    /** The open business date. */
    businessDate: string;
    /** Business date of the step. */
    date: string;
  };
} | {
  code: "day_not_begun";
  data: {
    /** The business date. */
    businessDate: string;
    /** Path of the field. */
    field: string;
    /** The date on the clock of the house. */
    localDate: string;
  };
} | {
  code: "internal";
  data: {
    /** Name of the incident in the log. */
    incident: string;
  };
};
/** How far long work has come. */
export interface Progress {
  /** Steps done. */
  done: number;
  /** Why it failed. */
  problem: string | null;
  /** `idle`, `running`, `done` or `failed`; `clearing` while the house is being emptied. */
  state: string;
  /** What is being done, a code for the screens. */
  step: string;
  /** Steps in all. */
  total: number;
}
/** Facts of a hotel as they stand on its papers. */
export interface PropertyFacts {
  /** Address. */
  address: string;
  /** ISO 4217 currency code. */
  currency: string;
  /** Chinese name. */
  name: string;
  /** English name; empty = the Chinese one. */
  nameEn: string;
  /** Telephone. */
  phone: string;
  /** Taxpayer number, the unified social credit code in China; empty while there is none. */
  taxNumber: string;
  /** Offset of the house's clock from UTC in minutes. */
  utcOffsetMinutes: number;
}
/** Facts that were kept. */
export interface PropertySaved {
  /** The house. */
  propertyId: string;
}
/** Rooms to choose from. */
export interface Proposal {
  /** What can be sold of each type, bookings without a room counted. */
  freeByType: FreeType[];
  /** Best first. */
  rooms: ProposedRoom[];
}
/** What speaks for a room. */
export type ProposalReason = "inspected" | "clean" | "high_floor" | "fits_guests" | "cheapest";
/** Rooms that are free for every night of a stay, best first: ready before not ready, the smallest type that fits the guests, inspected before clean, the lower price, the higher floor. */
export interface ProposeRooms {
  /** Grown-ups, 1 when left out. Types they do not fit into are left out. */
  adults?: number | null;
  /** First night, not before the business date. */
  arrival: string;
  /** Day of leaving. */
  departure: string;
  /** Only rooms of this type. */
  roomTypeId?: RoomTypeId | null;
  /** The stay that is to get a room: the one it takes of its type already is not taken from it. */
  stayId?: StayId | null;
}
/** A room that fits. */
export interface ProposedRoom {
  /** Floor as on the lift's button. */
  floor: string;
  /** How it looks. */
  housekeeping: Housekeeping;
  /** Room. */
  id: string;
  /** Number on the door. */
  number: string;
  /** Price of the first night under the default plan, minor units. */
  price: Money;
  /** Whether a guest may move in now. */
  ready: boolean;
  /** What speaks for it. */
  reasons: ProposalReason[];
  /** Its code. */
  typeCode: string;
  /** Room type. */
  typeId: string;
  /** Its Chinese name. */
  typeName: string;
  /** Its English name. */
  typeNameEn: string;
}
/** A quantity as a decimal string, to the thousandth. */
export type Quantity = string;
/** Rooms left to sell, by room type and night, with the price of the default plan. */
export interface QueryAvailability {
  /** First night. */
  from: string;
  /** Only this room type. */
  roomTypeId?: RoomTypeId | null;
  /** The night after the last one, at most 400 nights later. */
  to: string;
}
/** A job that waits for its printer. */
export interface Queued {
  /** The job. */
  jobId: JobId;
}
/** What a stay would cost, night by night. A price by hand is only calculated with; selling at it needs its right. */
export interface QuoteRate {
  /** First night. */
  arrival: string;
  /** Day of leaving, at most 400 nights later. */
  departure: string;
  /** Another price for every night, in the plan's price mode, minor units. */
  price?: Money | null;
  /** Rate plan; the default one when left out. */
  ratePlanId?: RatePlanId | null;
  /** Room type. */
  roomTypeId: RoomTypeId;
}
export type RatePlanId = string;
/** A calculation. */
export interface RateQuote {
  /** The nights in order. */
  nights: NightPrice[];
  /** Whether service and tax are inside its prices. */
  priceMode: PriceMode;
  /** The plan. */
  ratePlanId: string;
  /** Their sum, minor units. */
  total: Breakdown;
}
/** The prices of a rate plan. */
export interface RateSheet {
  /** Whether service and tax are inside its prices. */
  priceMode: PriceMode;
  /** Prices outside every season; a room type without one is not sold. */
  prices: SheetPrice[];
  /** The plan. */
  ratePlanId: string;
  /** Periods with prices of their own, by their first night. */
  seasons: SheetSeason[];
  /** Service charge. */
  servicePercent: Percent;
  /** Version for edits. */
  version: number;
  /** Nights that are sold at the weekend price: bit 0 is Monday, bit 6 is Sunday. */
  weekendDays: Weekdays;
}
/** Prices that were kept. */
export interface RatesSaved {
  /** The plan. */
  ratePlanId: string;
}
/** Ends a block before its time. The room comes back as the block said it is to be looked at. */
export interface ReleaseRoom {
  /** The block. */
  blockId: BlockId;
}
/** Result of a proof. */
export interface Report {
  /** Each invariant with the number of records looked at. */
  checked: Checked[];
  /** Whether nothing was found. */
  clean: boolean;
  /** Every broken record. */
  findings: Finding[];
  /** Last links of the chains. */
  heads: Heads;
}
/** Tries a job again now: one that failed, or one that waits for its next try. */
export interface RetryJob {
  /** The job. */
  jobId: JobId;
}
/** Shows telephone and identity number of a guest in full. Who looked, when and why is in the operation log; the numbers are not. */
export interface RevealGuest {
  /** The guest. */
  guestId: GuestId;
  /** Why they are needed, 2 to 200 characters. */
  reason: string;
}
/** Numbers in full. */
export interface Revealed {
  /** Number of the identity paper, if one is on record. */
  idNumber: string | null;
  /** Telephone number, if one is on record. */
  phone: string | null;
}
/** Takes a posting back by a line with opposite signs: a charge is not owed any more, a payment or a deposit is given back by the means it came with. On the same business date and before a bill was printed it is a void, later an adjustment on the open business date; both keep the reason. */
export interface Reverse {
  /** The posting. */
  postingId: PostingId;
  /** Why, 1 to 200 characters. */
  reason: string;
}
/** A posting that was taken back. */
export interface Reversed {
  /** The step, for undo. */
  actionId: string | null;
  /** Whether it is a void or an adjustment. */
  correction: Correction;
  /** The line that takes it back. */
  postingId: string;
}
export type RoleId = string;
/** All roles. */
export interface Roles {
  /** Rights that a role can grant, in the order screens show them. */
  permissions: Permission[];
  /** The shipped ones first. */
  roles: ListedRole[];
}
/** A block that was made. */
export interface RoomBlocked {
  /** The step, to be undone. */
  actionId: ActionId;
  /** The block. */
  blockId: string;
}
/** One room on the wall. */
export interface RoomCard {
  /** Who is expected here. */
  arriving: CardArrival | null;
  /** The block of tonight. */
  block: CardBlock | null;
  /** `VC`, `OD` …, or `OOO`/`OOS` where the room is blocked. */
  code: string;
  /** What sets it apart: codes of known features, and words of the house. */
  features: string[];
  /** Housekeeping axis. */
  housekeeping: Housekeeping;
  /** Room. */
  id: string;
  /** Number on the door. */
  number: string;
  /** Front-office axis. */
  occupancy: Occupancy;
  /** Tonight's price under the default plan, minor units; `null` where the plan does not sell the type. */
  price: Money | null;
  /** Who lives here. */
  stay: CardStay | null;
  /** Its code. */
  typeCode: string;
  /** Room type. */
  typeId: string;
  /** Its Chinese name. */
  typeName: string;
  /** Its English name. */
  typeNameEn: string;
  /** Version for edits. */
  version: number;
}
export type RoomId = string;
/** Why a room cannot be moved into. */
export type RoomReason = "occupied" | "dirty" | "out_of_order" | "out_of_service";
/** A room that is in use again. */
export interface RoomReleased {
  /** The step, to be undone. */
  actionId: ActionId;
}
/** A room that was kept. */
export interface RoomSaved {
  /** The room. */
  id: string;
}
/** How much of a night's price a guest pays who had the room for a part of the day. */
export type RoomShare = "full" | "half";
/** The house's figures for one night, as the Uniform System of Accounts for the Lodging Industry defines them: occupancy = sold ÷ available, ADR = room revenue ÷ sold, RevPAR = room revenue ÷ available, where available = physical − out of order. */
export interface RoomStatistics {
  /** Average daily rate; `None` when no room was sold. */
  adr: Money | null;
  /** Guests in the house. */
  guests: number;
  /** `None` when no room was available. */
  occupancy: Percent | null;
  /** Rooms taken out of the inventory for the night. */
  outOfOrder: number;
  /** Rooms that the house has. */
  physical: number;
  /** Revenue per available room; `None` when no room was available. */
  revPar: Money | null;
  /** Room revenue of the night, net of service charge and tax. */
  roomRevenue: Money;
  /** Rooms sold for the night. */
  sold: number;
}
export type RoomTypeId = string;
/** A kind of room. */
export interface RoomTypeInput {
  /** Short code, 1 to 8 letters and digits. */
  code: string;
  /** Guests that fit. */
  maxGuests: number;
  /** Chinese name. */
  name: string;
  /** English name; empty = the Chinese one. */
  nameEn: string;
  /** Price of a night in minor units. */
  price: Money;
  /** Price of Friday and Saturday nights in minor units; without it the same as the others. */
  weekendPrice?: Money | null;
}
/** A room type that was kept. */
export interface RoomTypeSaved {
  /** The room type. */
  id: string;
}
/** What the room costs today if the guest leaves. */
export interface RoomUse {
  /** Whether a night or the day was charged; while not, a check-out asks for it. */
  charged: boolean;
  /** `day_use` while no night was charged, then `late_departure`. */
  code: string;
  /** A whole night, gross, minor units. */
  full: Money;
  /** Half a night. */
  half: Money;
}
/** Every room with its state, who lives in it, who is expected, and what it costs tonight. */
export type RoomWall = Record<string, never>;
/** Which window takes the charges of a category. */
export interface Routed {
  /** Category. */
  category: string;
  /** The window. */
  folioId: string;
}
/** One rule. */
export interface RoutingRule {
  /** Category of the charges, such as `room` or `minibar`. */
  category: string;
  /** The window that takes them. */
  folioId: FolioId;
}
/** Rules that were set. */
export interface RoutingSet {
  /** The step, for undo. */
  actionId: string | null;
  /** How many charges were moved. */
  moved: number;
}
/** What a field breaks. */
export type Rule = "required" | "unknown_field" | "wrong_type" | "invalid" | "too_long" | "too_short" | "too_small" | "too_large" | "checksum" | "duplicate" | "overlaps";
/** The sample hotel, about to be built. */
export interface SampleCreated {
  /** The house. */
  propertyId: string;
}
/** Creates or changes a company that may pay for guests. */
export interface SaveCompany {
  /** Address, up to 200 characters. */
  address?: string | null;
  /** What it may owe at most, minor units. */
  creditLimit: Money;
  /** The company; left out for a new one. */
  id?: CompanyId | null;
  /** Name, 1 to 120 characters. */
  name: string;
  /** Telephone number, 3 to 20 digits. */
  phone?: string | null;
  /** Taxpayer number, up to 30 letters and digits. */
  taxNumber?: string | null;
  /** Version that was on the screen; needed for a known company. */
  version?: number | null;
}
/** Creates a guest profile, or changes the one with the given id or the same identity paper. Telephone and identity number are stored sealed. */
export interface SaveGuest {
  /** The guest. */
  guest: GuestInput;
  /** Version that was on the screen; checked for a guest given by id. */
  version?: number | null;
}
/** Creates or changes a consumption item. What was posted before keeps its price and tax. */
export interface SaveItem {
  /** Whether it is sold. */
  active: boolean;
  /** One of the catalogue's categories. */
  category: string;
  /** Short code, 1 to 20 letters, digits, `-` or `_`, unique in the house. */
  code: string;
  /** The item; left out for a new one. */
  id?: ItemId | null;
  /** Chinese name, 1 to 60 characters. */
  name: string;
  /** English name, 1 to 60 characters. */
  nameEn: string;
  /** Whether service and tax are inside the price. */
  priceMode: PriceMode;
  /** Service charge, 0 to 100. */
  servicePercent: Percent;
  /** Code of a tax of the house. */
  taxCode: string;
  /** Price of one, minor units, zero or more. */
  unitPrice: Money;
  /** Version that was on the screen; needed for a known item. */
  version?: number | null;
}
/** Changes the facts of the hotel as they stand on its papers. Papers that were printed keep what they say. */
export interface SaveProperty {
  /** Address, at most 200 characters. */
  address: string;
  /** Language of the house, `zh-CN` or `en`: that of the sign-in screen and of papers for nobody. */
  language: string;
  /** Chinese name, 1 to 60 characters. */
  name: string;
  /** English name, at most 80 characters; empty = the Chinese one. */
  nameEn: string;
  /** Telephone, at most 40 characters. */
  phone: string;
  /** Taxpayer number, at most 20 letters and digits; empty while there is none. */
  taxNumber: string;
  /** Version that was on the screen. */
  version: number;
}
/** Changes the prices of a rate plan as a whole: what is not given any more is deleted. Nights that were sold keep the price they were sold at. */
export interface SaveRates {
  /** Whether service and tax are inside its prices. */
  priceMode: PriceMode;
  /** Prices outside every season, one for each room type of the house. */
  prices: TypePrice[];
  /** The plan. */
  ratePlanId: RatePlanId;
  /** Periods with prices of their own; no two have a night in common. */
  seasons: SeasonPrices[];
  /** Service charge, 0 to 100. */
  servicePercent: Percent;
  /** Version that was on the screen. */
  version: number;
  /** Nights that are sold at the weekend price: bit 0 is Monday, bit 6 is Sunday. */
  weekendDays: Weekdays;
}
/** Makes a role, or changes names and rights of one. Rights hold at once, in sessions that are open too. The code of a shipped role stays; somebody who can manage users always remains. */
export interface SaveRole {
  /** Short code: 2 to 40 letters a-z, digits and `_`. */
  code: string;
  /** Rights; a limit is the largest amount in minor units, without one there is no bound. */
  grants: Grant[];
  /** The role to change; without it a new one is made. */
  id?: RoleId | null;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** Version as read; must be given for a change. */
  version?: number | null;
}
/** Creates or changes a room. Its kind changes only while nobody lives in it or has it for a night to come. */
export interface SaveRoom {
  /** What sets it apart, at most 12: codes of known features, or words of 1 to 20 characters without comma. */
  features: string[];
  /** Floor as on the lift's button, 1 to 10 letters, digits or `-`. */
  floor: string;
  /** The room; left out for a new one. */
  id?: RoomId | null;
  /** Number as on the door, 1 to 10 letters, digits or `-`, unique in the house. */
  number: string;
  /** Kind of room. */
  roomTypeId: RoomTypeId;
  /** Version that was on the screen; needed for a known room. */
  version?: number | null;
}
/** Creates or changes a kind of room. A new one is sold once it has a price (`rate.save`) and a room (`room.save`). */
export interface SaveRoomType {
  /** Short code, 1 to 8 letters and digits, unique in the house whatever their case. */
  code: string;
  /** The room type; left out for a new one. */
  id?: RoomTypeId | null;
  /** Guests that fit, 1 to 20. */
  maxGuests: number;
  /** Chinese name, 1 to 40 characters. */
  name: string;
  /** English name, at most 40 characters; empty = the Chinese one. */
  nameEn: string;
  /** Rooms that may be sold beyond those that there are, or are kept back when negative; -99 to 99. Refused with `sold_out` where more is sold already. */
  sellLimit: number;
  /** Version that was on the screen; needed for a known room type. */
  version?: number | null;
}
/** Gives a tax another percentage from a date on. What was posted, and nights that were sold, keep theirs. */
export interface SaveTax {
  /** Code of a tax of the house. */
  code: string;
  /** Percentage that was on the screen for this date; refused as `stale` when it is another meanwhile. */
  knownPercent: Percent;
  /** The percentage, 0 to 100. */
  percent: Percent;
  /** First date it holds, the business date or later, at most five years ahead. A percentage that starts on this very date is corrected. */
  validFrom: string;
}
/** Makes a user, or changes one. A change of password, PIN, roles or activity ends the user's sessions. Somebody who can manage users always remains. */
export interface SaveUser {
  /** Whether the user may sign in. */
  active: boolean;
  /** The user to change; without it a new one is made. */
  id?: UserId | null;
  /** Language of the screens, `zh-CN` or `en`. */
  language: string;
  /** Login: 2 to 32 letters, digits, `.`, `_`, `-`; kept in lower case. */
  login: string;
  /** Name as shown and printed. */
  name: string;
  /** A new password of at least eight characters; must be given for a new user. */
  password?: string | null;
  /** A new PIN of six digits. */
  pin?: string | null;
  /** At least one role. */
  roles: RoleId[];
  /** Version as read; must be given for a change. */
  version?: number | null;
}
/** A saved role. */
export interface SavedRole {
  /** Id. */
  roleId: string;
}
/** A saved user. */
export interface SavedUser {
  /** Id. */
  userId: string;
}
/** Finds guests by name in Chinese or Latin letters, full pinyin, initials, the last four or more digits of the telephone number, or the whole number of an identity paper. */
export interface SearchGuests {
  /** What was typed, up to 80 characters; nothing finds nobody. */
  text: string;
}
export type SeasonId = string;
/** A period with prices of its own. */
export interface SeasonPrices {
  /** First night. */
  firstNight: string;
  /** Season; left out for a new one. */
  id?: SeasonId | null;
  /** Last night, included, at most five years ahead. */
  lastNight: string;
  /** Name, 1 to 40 characters, unique in the plan. */
  name: string;
  /** At least one price; a room type without one is sold at its ordinary price. */
  prices: TypePrice[];
}
/** Notes how rooms look. A room that already looks so is left alone; inspecting needs a clean room. */
export interface SetHousekeeping {
  /** How they look. */
  housekeeping: Housekeeping;
  /** The rooms, 1 to 500, each once. */
  rooms: RoomId[];
}
/** Chooses the language of the own screens. */
export interface SetLanguage {
  /** `zh-CN` or `en`. */
  language: string;
}
/** Says which window takes the charges of which category; everything else goes to the first window. The rules given replace all rules of the stay. */
export interface SetRouting {
  /** Whether charges that stand on another window already are moved, too. */
  moveExisting?: boolean | null;
  /** All rules, at most 50, one for each category. */
  rules: RoutingRule[];
  /** The stay, booked or in house. */
  stayId: StayId;
}
/** Settles a folio or a part of its balance with one or several tenders: payments by the guest, or, on a folio with a credit, refunds to the guest. City ledger leaves the amount on a company's account within its credit limit. */
export interface Settle {
  /** The folio. */
  folioId: FolioId;
  /** Whether what is paid beyond the balance stays on the folio as a credit. */
  keepCredit?: boolean | null;
  /** 1 to 20 tenders; all payments or all refunds. */
  tenders: TenderOffer[];
  /** Its version as the cashier saw it. */
  version: number;
}
/** A settlement that was done. */
export interface Settled {
  /** The step, for undo. */
  actionId: string | null;
  /** Balance of the folio now, minor units. */
  balance: Money;
  /** One for each tender, in the same order. */
  payments: SettledPayment[];
}
/** One payment or refund. */
export interface SettledPayment {
  /** Paid by the guest; negative = paid back. */
  amount: Money;
  /** Change to be given. */
  change: Money;
  /** The line. */
  postingId: string;
}
/** State of the house before anybody signs in. */
export interface SetupStatus {
  /** Language of the house. */
  language: string;
  /** Chinese name; empty before the first start. */
  name: string;
  /** English name; empty before the first start. */
  nameEn: string;
  /** How far the sample hotel is. */
  progress: Progress;
  /** Whether people can sign in: there is a house, and not a sample hotel still being built or on its way out. */
  ready: boolean;
  /** Whether it is the sample hotel. */
  sample: boolean;
}
/** What a room type costs. */
export interface SheetPrice {
  /** Price of a night, minor units. */
  price: Money;
  /** Room type. */
  roomTypeId: string;
  /** Price of a weekend night, minor units; `null` where it is the same. */
  weekendPrice: Money | null;
}
/** A period with prices of its own. */
export interface SheetSeason {
  /** First night. */
  firstNight: string;
  /** Season. */
  id: string;
  /** Last night, included. */
  lastNight: string;
  /** Name. */
  name: string;
  /** Its prices; a room type without one is sold at its ordinary price. */
  prices: SheetPrice[];
}
/** Opens a session with login and password. Wrong tries are delayed from the fourth and locked from the tenth. */
export interface SignIn {
  /** Login. */
  login: string;
  /** Password. */
  password: string;
  /** Name of the station, for the log. */
  station: string;
}
/** Ends the session of this call. */
export type SignOut = Record<string, never>;
/** An open session. */
export interface SignedIn {
  /** End of the session at the latest, epoch milliseconds. */
  expiresAt: number;
  /** Rights. */
  grants: Grant[];
  /** The house. */
  house: HouseInfo;
  /** So long nobody may touch the screen before it has to lock, milliseconds. */
  idleMs: number;
  /** Bearer token; shown once. */
  token: string;
  /** Who. */
  user: UserInfo;
}
/** A charge that was split. */
export interface SplitDone {
  /** The step, for undo. */
  actionId: string | null;
  /** The parts in the order of the plan. */
  postingIds: string[];
}
/** How a charge is to be split. */
export type SplitPlan = {
  equal: {
    /** How many. */
    parts: number;
  };
} | {
  amounts: {
    /** Gross amounts in minor units. */
    amounts: Money[];
  };
} | {
  percents: {
    /** Shares of the whole. */
    percents: Percent[];
  };
};
/** Splits a charge into parts that sum to it in net, service charge, tax and gross; each keeps the day, the code and the tax rate of the whole. */
export interface SplitPosting {
  /** Into equal parts, into amounts, or by shares. */
  plan: SplitPlan;
  /** The charge. */
  postingId: PostingId;
}
/** What a split would come to, to the minor unit, and which parts carry the tail. */
export interface SplitPreview {
  /** Into equal parts, into amounts, or by shares. */
  plan: SplitPlan;
  /** The charge. */
  postingId: PostingId;
}
/** A split before it is done. */
export interface SplitPreviewed {
  /** The parts in the order of the plan. */
  parts: Breakdown[];
  /** Indexes of the parts that carry a minor unit of the tail. */
  tail: number[];
}
/** Whether the house can be used, and its name for the sign-in screen. */
export type Status = Record<string, never>;
/** A stay as lists show it. */
export interface StayBrief {
  /** First night. */
  arrival: string;
  /** Balance over all folios, positive = owed by the guest. */
  balance: Money;
  /** Day of leaving. */
  departure: string;
  /** Guest. */
  guest: GuestName;
  /** Id. */
  id: string;
  /** Number of nights. */
  nights: number;
  /** Confirmation number. */
  number: string;
  /** Room assigned. */
  roomId: string | null;
  /** Its number. */
  roomNumber: string | null;
  /** Room type sold. */
  roomTypeId: string;
  /** Its Chinese name. */
  roomTypeName: string;
  /** Its English name. */
  roomTypeNameEn: string;
  /** State. */
  state: StayState;
  /** Version for edits. */
  version: number;
}
/** The answer of a change of a stay. */
export interface StayChanged {
  /** The step, to be undone. */
  actionId: ActionId;
}
/** A stay in full. */
export interface StayDetail {
  /** Steps that concern it, newest first. */
  actions: ActionSummary[];
  /** Its guest, masked. */
  guest: GuestBrief;
  /** Its nights in order. */
  nights: NightOfStay[];
  /** The stay. */
  stay: StayView;
}
/** The account of a stay. */
export interface StayFolios {
  /** Latest steps, newest first. */
  actions: ActionSummary[];
  /** Money held in the deposit ledger, minor units. */
  depositHeld: Money;
  /** Its windows in the order of their letters; one that was closed without ever being used is left out. */
  folios: Folio[];
  /** What the room costs today if the guest leaves; `null` unless in house and for a room that is free. */
  roomUse: RoomUse | null;
  /** Routing rules. */
  rules: Routed[];
  /** The stay. */
  stay: StayBrief;
}
export type StayId = string;
/** Where a stay is in its life. */
export type StayState = "reserved" | "in_house" | "checked_out" | "cancelled" | "no_show";
/** A stay with what lists leave out. */
export interface StayView {
  /** Grown-ups. */
  adults: number;
  /** First night. */
  arrival: string;
  /** Balance over all folios, positive = owed by the guest. */
  balance: Money;
  /** Instant of the check-in. */
  checkedInAt: number | null;
  /** Instant of the check-out. */
  checkedOutAt: number | null;
  /** Children. */
  children: number;
  /** Day of leaving. */
  departure: string;
  /** Guest. */
  guest: GuestName;
  /** Id. */
  id: string;
  /** Number of nights. */
  nights: number;
  /** Note. */
  note: string;
  /** Confirmation number. */
  number: string;
  /** Rate plan it is sold under. */
  ratePlanId: string;
  /** Room assigned. */
  roomId: string | null;
  /** Its number. */
  roomNumber: string | null;
  /** Room type sold. */
  roomTypeId: string;
  /** Its Chinese name. */
  roomTypeName: string;
  /** Its English name. */
  roomTypeNameEn: string;
  /** State. */
  state: StayState;
  /** Version for edits. */
  version: number;
  /** Came without a booking. */
  walkIn: boolean;
}
/** A page of stays. */
export interface Stays {
  /** Whether there are more after the last of these. */
  more: boolean;
  /** The stays. */
  stays: StayBrief[];
}
/** Hands the station to another person by PIN; the open session ends. A session by PIN has no right to manage users or the house: that takes the password. */
export interface SwitchUser {
  /** Login of the other person. */
  login: string;
  /** Their PIN of six digits. */
  pin: string;
}
/** Takes a deposit for a stay. Before arrival it is held in the deposit ledger; in house it goes to the folio at once, as a credit. */
export interface TakeDeposit {
  /** What is taken. */
  deposit: Deposit;
  /** The stay, booked or in house. */
  stayId: StayId;
}
/** A percentage that was kept. */
export interface TaxSaved {
  /** The tax. */
  code: string;
}
/** A percentage of a tax. */
export interface TaxStep {
  /** The percentage. */
  percent: Percent;
  /** First date it holds. */
  validFrom: string;
}
export type TenderId = string;
/** What a means of payment is by nature. */
export type TenderKind = "cash" | "card" | "wallet" | "bank_transfer" | "cheque" | "city_ledger";
/** One tender. */
export interface TenderOffer {
  /** What is applied to the folio, minor units; negative = paid back to the guest. */
  amount: Money;
  /** For city ledger: whose account; left out, the company of the folio. */
  companyId?: CompanyId | null;
  /** Cash handed over; left out, exactly the amount. */
  received?: Money | null;
  /** Reference, such as the number of the card slip. */
  reference?: string | null;
  /** Means of payment. */
  tenderId: TenderId;
}
/** What one means of payment took. */
export interface TenderTaken {
  /** Code. */
  code: string;
  /** Payments and refunds. */
  count: number;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** Taken in. */
  received: Money;
  /** Given back, positive. */
  refunded: Money;
}
/** Moves charges to another window, of the same stay or of another one in house. They keep their day, code and tax; both sides show where they went and where they came from. */
export interface Transfer {
  /** Only so much of the one charge given, minor units: it is split first. */
  amount?: Money | null;
  /** The charges, 1 to 200. */
  postingIds: PostingId[];
  /** The window they go to. */
  toFolioId: FolioId;
}
/** Charges that were moved. */
export interface Transferred {
  /** The step, for undo. */
  actionId: string | null;
  /** The lines on the other window, in the order given. */
  postingIds: string[];
}
/** Every account with opening balance, debits, credits and closing balance of a business date. Debits and credits of the journal are equal, so both columns and all closing balances add up to nothing. */
export interface TrialBalance {
  /** The date; the open one if left out. */
  date?: string | null;
}
/** A trial balance. */
export interface TrialBalanceOf {
  /** Whether debits equal credits and the closing balances add up to nothing. */
  balanced: boolean;
  /** The date. */
  date: string;
  /** Accounts by name. */
  lines: AccountLine[];
}
/** Availability of one room type. Its lists have one number for each of the nights: a year of a large house is thousands of them. */
export interface TypeAvailability {
  /** Rooms left, with the overbooking the house allows; below zero when more is sold than there is. */
  available: number[];
  /** Code. */
  code: string;
  /** Chinese name. */
  name: string;
  /** English name. */
  nameEn: string;
  /** Rooms out of order. */
  outOfOrder: number[];
  /** Rooms that there are. */
  physical: number;
  /** Prices under the default plan, minor units; `null` where it does not sell the type. */
  prices: Money[] | null;
  /** Rooms sold. */
  sold: number[];
  /** Room type. */
  typeId: string;
}
/** What a room type is to cost. */
export interface TypePrice {
  /** Price of a night, more than zero, minor units. */
  price: Money;
  /** Room type. */
  roomTypeId: RoomTypeId;
  /** Price of a weekend night, minor units; without it the same as the others. */
  weekendPrice?: Money | null;
}
/** An undo that was done. */
export interface UndoDone {
  /** Codes of the physical steps left, such as `return_cash`. */
  steps: string[];
  /** The compensating step. */
  undoId: ActionId;
}
/** One thing an undo would do, for the preview. */
export interface UndoEffect {
  /** Code of the effect: `room_status`, `stay_state`, `posting_reversed`, `payment_reversed`, `window_closed` … */
  kind: string;
  /** Values for its sentence. */
  values: Record<string, string>;
}
/** An undo before it is done. */
export interface UndoPreview {
  /** The step. */
  action: ActionSummary;
  /** The later step in its way. */
  blockedBy: ActionSummary | null;
  /** What the program would do. */
  effects: UndoEffect[];
  /** Codes of the physical steps left. */
  steps: string[];
}
/** Takes a step back by compensating entries. Refused while a later step stands in the way. */
export interface UndoRun {
  /** The step. */
  actionId: ActionId;
}
export type UserId = string;
/** A person as screens show them. */
export interface UserInfo {
  /** Id. */
  id: string;
  /** Language of the screens. */
  language: string;
  /** Login. */
  login: string;
  /** Name. */
  name: string;
}
/** All users. */
export interface Users {
  /** By login. */
  users: ListedUser[];
}
/** Proves the books: balanced entries, unbroken chains, folios and control accounts that agree with the journal, one holder per room and night. */
export type Verify = Record<string, never>;
/** Takes in a guest without a booking: sells tonight and the nights after it, takes the deposit, opens the folio and hands over the room. The guest shows an identity paper, as article 6 of the Measures for the Administration of Public Security in the Hotel Industry (旅馆业治安管理办法) demands; without a deposit only somebody who may let guests pay later takes them in. */
export interface WalkIn {
  /** Grown-ups. */
  adults: number;
  /** Hand the room over although it is not clean. */
  allowDirty?: boolean | null;
  /** Children. */
  children?: number | null;
  /** Deposit taken. */
  deposit?: Deposit | null;
  /** The guest, known or new. */
  guest: GuestInput;
  /** Nights from the business date on. */
  nights: number;
  /** Note on the stay. */
  note?: string | null;
  /** Price of every night instead of the plan's, minor units. */
  price?: Money | null;
  /** Rate plan; the default one if left out. */
  ratePlanId?: RatePlanId | null;
  /** The room. */
  roomId: RoomId;
}
/** The room wall. */
export interface Wall {
  /** The open business date. */
  businessDate: string;
  /** Rooms by what they are. */
  counts: WallCounts;
  /** Floors in the order of the house. */
  floors: WallFloor[];
}
/** Numbers of rooms. A blocked room is neither vacant clean nor vacant dirty; the other counts may overlap. */
export interface WallCounts {
  /** All rooms. */
  all: number;
  /** Assigned to a guest who is expected today. */
  arriving: number;
  /** Out of order or out of service tonight. */
  blocked: number;
  /** Occupied by a guest who is due to leave today. */
  leaving: number;
  /** Occupied. */
  occupied: number;
  /** Occupied by a guest who owes. */
  owing: number;
  /** Vacant and clean or inspected. */
  vacantClean: number;
  /** Vacant and dirty or in need of a touch-up. */
  vacantDirty: number;
}
/** The rooms of one floor. */
export interface WallFloor {
  /** Floor as on the lift's button. */
  floor: string;
  /** Its rooms in order. */
  rooms: RoomCard[];
}
/** A set of weekdays: bit 0 is Monday, bit 6 is Sunday. On the wire the integer, 0 to 127. */
export type Weekdays = number;
/** A window that was opened. */
export interface WindowOpened {
  /** The step, for undo. */
  actionId: string | null;
  /** The folio. */
  folioId: string;
  /** Letter of the window. */
  label: string;
}
export interface Operations {
  "approval.grant": {
    args: GrantApproval;
    output: Approved;
  };
  "availability.query": {
    args: QueryAvailability;
    output: Availability;
  };
  "catalogue.list": {
    args: ListCatalogue;
    output: Catalogue;
  };
  "company.list": {
    args: ListCompanies;
    output: CompanyList;
  };
  "company.save": {
    args: SaveCompany;
    output: CompanySaved;
  };
  "deposit.take": {
    args: TakeDeposit;
    output: DepositTaken;
  };
  "folio.charge_room": {
    args: ChargeRoom;
    output: ChargePosted;
  };
  "folio.get": {
    args: GetFolios;
    output: StayFolios;
  };
  "folio.open_window": {
    args: OpenWindow;
    output: WindowOpened;
  };
  "folio.post_charge": {
    args: PostCharge;
    output: ChargePosted;
  };
  "folio.reverse": {
    args: Reverse;
    output: Reversed;
  };
  "folio.set_routing": {
    args: SetRouting;
    output: RoutingSet;
  };
  "folio.settle": {
    args: Settle;
    output: Settled;
  };
  "folio.split": {
    args: SplitPosting;
    output: SplitDone;
  };
  "folio.split_preview": {
    args: SplitPreview;
    output: SplitPreviewed;
  };
  "folio.transfer": {
    args: Transfer;
    output: Transferred;
  };
  "guest.get": {
    args: GetGuest;
    output: GuestDetail;
  };
  "guest.reveal": {
    args: RevealGuest;
    output: Revealed;
  };
  "guest.save": {
    args: SaveGuest;
    output: GuestSaved;
  };
  "guest.search": {
    args: SearchGuests;
    output: GuestList;
  };
  "item.save": {
    args: SaveItem;
    output: ItemSaved;
  };
  "ledger.trial_balance": {
    args: TrialBalance;
    output: TrialBalanceOf;
  };
  "ledger.verify": {
    args: Verify;
    output: Report;
  };
  "log.list": {
    args: ListLog;
    output: LogPage;
  };
  "night_audit.check": {
    args: CheckNight;
    output: AuditCheck;
  };
  "night_audit.close": {
    args: CloseNight;
    output: Closed;
  };
  "night_audit.list": {
    args: ListAudits;
    output: NightAudits;
  };
  "night_audit.post": {
    args: PostNights;
    output: NightsPosted;
  };
  "paper.cancel": {
    args: CancelJob;
    output: Done;
  };
  "paper.jobs": {
    args: ListJobs;
    output: PrintJobs;
  };
  "paper.preview": {
    args: PreviewPaper;
    output: PaperPreview;
  };
  "paper.print": {
    args: PrintPaper;
    output: Queued;
  };
  "paper.printers": {
    args: ListPrinters;
    output: Printers;
  };
  "paper.retry": {
    args: RetryJob;
    output: Done;
  };
  "property.save": {
    args: SaveProperty;
    output: PropertySaved;
  };
  "rate.get": {
    args: GetRates;
    output: RateSheet;
  };
  "rate.quote": {
    args: QuoteRate;
    output: RateQuote;
  };
  "rate.save": {
    args: SaveRates;
    output: RatesSaved;
  };
  "role.list": {
    args: ListRoles;
    output: Roles;
  };
  "role.save": {
    args: SaveRole;
    output: SavedRole;
  };
  "room.block": {
    args: BlockRoom;
    output: RoomBlocked;
  };
  "room.propose": {
    args: ProposeRooms;
    output: Proposal;
  };
  "room.release": {
    args: ReleaseRoom;
    output: RoomReleased;
  };
  "room.save": {
    args: SaveRoom;
    output: RoomSaved;
  };
  "room.set_housekeeping": {
    args: SetHousekeeping;
    output: HousekeepingSet;
  };
  "room.wall": {
    args: RoomWall;
    output: Wall;
  };
  "room_type.save": {
    args: SaveRoomType;
    output: RoomTypeSaved;
  };
  "search.find": {
    args: Find;
    output: Found;
  };
  "session.current": {
    args: Current;
    output: CurrentSession;
  };
  "session.people": {
    args: People;
    output: PeopleList;
  };
  "session.sign_in": {
    args: SignIn;
    output: SignedIn;
  };
  "session.sign_out": {
    args: SignOut;
    output: Done;
  };
  "session.switch_user": {
    args: SwitchUser;
    output: SignedIn;
  };
  "setup.clear_sample": {
    args: ClearSample;
    output: Done;
  };
  "setup.create": {
    args: CreateHouse;
    output: Created;
  };
  "setup.create_sample": {
    args: CreateSample;
    output: SampleCreated;
  };
  "setup.progress": {
    args: GetProgress;
    output: Progress;
  };
  "setup.status": {
    args: Status;
    output: SetupStatus;
  };
  "stay.book": {
    args: Book;
    output: Booked;
  };
  "stay.cancel": {
    args: Cancel;
    output: StayChanged;
  };
  "stay.check_in": {
    args: CheckIn;
    output: CheckedIn;
  };
  "stay.check_out": {
    args: CheckOut;
    output: CheckedOut;
  };
  "stay.extend": {
    args: Extend;
    output: Extended;
  };
  "stay.get": {
    args: Get;
    output: StayDetail;
  };
  "stay.list": {
    args: List;
    output: Stays;
  };
  "stay.move": {
    args: Move;
    output: StayChanged;
  };
  "stay.no_show": {
    args: NoShow;
    output: StayChanged;
  };
  "stay.walk_in": {
    args: WalkIn;
    output: CheckedIn;
  };
  "tax.save": {
    args: SaveTax;
    output: TaxSaved;
  };
  "undo.list": {
    args: ListActions;
    output: Actions;
  };
  "undo.preview": {
    args: Preview;
    output: UndoPreview;
  };
  "undo.run": {
    args: UndoRun;
    output: UndoDone;
  };
  "user.change_password": {
    args: ChangePassword;
    output: Done;
  };
  "user.list": {
    args: ListUsers;
    output: Users;
  };
  "user.save": {
    args: SaveUser;
    output: SavedUser;
  };
  "user.set_language": {
    args: SetLanguage;
    output: Done;
  };
}
