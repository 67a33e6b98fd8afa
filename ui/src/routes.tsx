import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { z } from "zod";
import { FILTERS } from "./features/front-desk/wall";
import { LISTS } from "./features/stays/stay";
import { homePath } from "./shell/modules";
import { RouteError, RouteMissing } from "./shell/RouteError";
import { Shell } from "./shell/Shell";

const root = createRootRoute({
  component: Shell,
  errorComponent: RouteError,
  notFoundComponent: RouteMissing,
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: homePath(), replace: true });
  },
});

const today = createRoute({
  getParentRoute: () => root,
  path: "/today",
  validateSearch: z.object({
    list: z.enum(LISTS).catch("arrivals").default("arrivals"),
    text: z.string().optional().catch(undefined),
    stay: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./features/stays/TodayPage"), "TodayPage"),
});

const rooms = createRoute({
  getParentRoute: () => root,
  path: "/rooms",
  validateSearch: z.object({
    show: z.array(z.enum(FILTERS)).optional().catch(undefined),
    room: z.string().optional().catch(undefined),
    guest: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./features/front-desk/RoomsPage"), "RoomsPage"),
});

const guests = createRoute({
  getParentRoute: () => root,
  path: "/guests",
  validateSearch: z.object({
    view: z.enum(["guests", "companies"]).catch("guests").default("guests"),
    text: z.string().optional().catch(undefined),
    guest: z.string().optional().catch(undefined),
    company: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./features/guests/GuestsPage"), "GuestsPage"),
});

const cashier = createRoute({
  getParentRoute: () => root,
  path: "/cashier",
  component: lazyRouteComponent(() => import("./features/cashier/CashierPage"), "CashierPage"),
});

const folio = createRoute({
  getParentRoute: () => root,
  path: "/folio/$stayId",
  component: lazyRouteComponent(() => import("./features/cashier/FolioPage"), "FolioPage"),
});

const nightAudit = createRoute({
  getParentRoute: () => root,
  path: "/night-audit",
  component: lazyRouteComponent(() => import("./features/night-audit/NightAuditPage"), "NightAuditPage"),
});

const log = createRoute({
  getParentRoute: () => root,
  path: "/log",
  component: lazyRouteComponent(() => import("./features/log/LogPage"), "LogPage"),
});

const people = createRoute({
  getParentRoute: () => root,
  path: "/users",
  component: lazyRouteComponent(() => import("./features/people/PeoplePage"), "PeoplePage"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("./features/settings/SettingsPage"), "SettingsPage"),
});

/** Every screen of the house is one entry here; its view, filters and selected ids are in its search. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    today,
    rooms,
    guests,
    cashier,
    folio,
    nightAudit,
    log,
    people,
    settings,
  ]),
  history: createHashHistory(),
  defaultPreload: "intent",
  defaultErrorComponent: RouteError,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
