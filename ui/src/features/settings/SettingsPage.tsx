import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useState } from "react";
import { useMay, useSession } from "../../api/session";
import { renameStation, stationName } from "../../api/station";
import { LOCALES, type Locale } from "../../i18n";
import { useKey } from "../../keys/focus";
import { switchLanguage } from "../../shell/language";
import { PageHead } from "../../shell/ShellSlots";
import {
  DateText,
  type Density,
  type Scheme,
  ScrollArea,
  SegmentedControl,
  setPreferences,
  Text,
  TextInput,
  usePreferences,
} from "../../ui";
import { ClearSample } from "./ClearSample";
import { HouseFacts } from "./HouseFacts";
import { ItemsView } from "./ItemsView";
import { OwnPassword } from "./OwnPassword";
import { RatesView } from "./RatesView";
import { RoomsView } from "./RoomsView";
import { RoomTypesView } from "./RoomTypesView";
import classes from "./SettingsPage.module.css";
import { TaxesView } from "./TaxesView";

type View = "general" | "rates" | "taxes" | "types" | "rooms" | "items";

/** What can be set: this window, this person, the house, and what it sells. */
export function SettingsPage() {
  const { t } = useLingui();
  const [view, setView] = useState<View>("general");
  const order = Object.keys(VIEWS) as View[];
  const step = (by: number) =>
    setView(order[(order.indexOf(view) + by + order.length) % order.length] ?? "general");
  useKey("list.previous", () => step(-1));
  useKey("list.next", () => step(1));
  return (
    <>
      <PageHead title={t`设置`}>
        <SegmentedControl
          aria-label={t`设置`}
          size="xs"
          data={[
            { value: "general", label: t`常用` },
            { value: "rates", label: t({ context: "settings", message: "房价" }) },
            { value: "taxes", label: t`税率` },
            { value: "types", label: t({ context: "settings", message: "房型" }) },
            { value: "rooms", label: t({ context: "settings", message: "客房" }) },
            { value: "items", label: t({ context: "list", message: "消费项目" }) },
          ]}
          value={view}
          onChange={(next) => setView(next as View)}
          data-testid="settings-views"
        />
      </PageHead>
      {VIEWS[view]}
    </>
  );
}

const VIEWS: Record<View, ReactNode> = {
  general: <General />,
  rates: <RatesView />,
  taxes: <TaxesView />,
  types: <RoomTypesView />,
  rooms: <RoomsView />,
  items: <ItemsView />,
};

function General() {
  const { t, i18n } = useLingui();
  const { scheme, density } = usePreferences();
  const house = useSession((state) => state.house);
  const manages = useMay("house_manage");
  return (
    <ScrollArea flex={1} type="auto">
      <main className={classes.page}>
        <Section title={t`外观`} note={t`只影响这台机器的这个窗口，马上生效。`}>
          <Row title={t`语言`} note={t`界面用的语言；客人的账单用客人的语言，不受影响。`}>
            <SegmentedControl
              aria-label={t`语言`}
              data={LOCALES.map(({ id, name }) => ({ value: id, label: name }))}
              value={i18n.locale}
              onChange={(locale) => void switchLanguage(locale as Locale)}
            />
          </Row>
          <Row title={t`明暗`} note={t`夜班可以用深色；“跟随系统”由操作系统决定。`}>
            <SegmentedControl
              aria-label={t`明暗`}
              data={[
                { value: "light", label: t`浅色` },
                { value: "dark", label: t`深色` },
                { value: "auto", label: t`跟随系统` },
              ]}
              value={scheme}
              onChange={(next) => setPreferences({ scheme: next as Scheme })}
            />
          </Row>
          <Row title={t`疏密`} note={t`列表行高：紧凑 28、标准 34、舒适 44 像素。默认标准。`}>
            <SegmentedControl
              aria-label={t`疏密`}
              data={[
                { value: "compact", label: t`紧凑` },
                { value: "standard", label: t`标准` },
                { value: "comfortable", label: t`舒适` },
              ]}
              value={density}
              onChange={(next) => setPreferences({ density: next as Density })}
            />
          </Row>
        </Section>
        <Section title={t`这台机器`} note={t`名字会写进登录记录和操作日志，方便查是哪个台子做的。`}>
          <Row title={t`工作站名称`} note={t`例如 前台 1、夜班台。下次登录起用新名字。`}>
            <StationName />
          </Row>
        </Section>
        <Section title={t`我的账号`} note={t`改密码后，这个窗口继续有效。`}>
          <OwnPassword />
        </Section>
        {house && (
          <Section title={t`酒店`} note={t`单据上的抬头信息。`}>
            <HouseFacts house={house} />
            <Row title={t`币种`}>{house.currency}</Row>
            <Row title={t`营业日`}>
              <DateText date={house.businessDate} />
            </Row>
          </Section>
        )}
        {house?.sample && manages && (
          <Section title={t`样例数据`} note={t`样例酒店只为试用。清空后回到首次设置，可以建自己的酒店。`}>
            <ClearSample house={house} />
          </Section>
        )}
        <Text size="xs" c="dimmed">
          <Trans>Kezhan 客栈 · 版本 {__APP_VERSION__}</Trans>
        </Text>
      </main>
    </ScrollArea>
  );
}

function StationName() {
  const { t } = useLingui();
  const [name, setName] = useState(stationName);
  return (
    <TextInput
      aria-label={t`工作站名称`}
      w={240}
      maxLength={40}
      value={name}
      error={name.trim() === "" ? t`名称不能空着` : undefined}
      onChange={(event) => {
        setName(event.currentTarget.value);
        if (event.currentTarget.value.trim() !== "") {
          renameStation(event.currentTarget.value);
        }
      }}
    />
  );
}

function Section({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <header>
        <h2>{title}</h2>
        <p>{note}</p>
      </header>
      <div className={classes.rows}>{children}</div>
    </section>
  );
}

function Row({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <div>
        <b>{title}</b>
        {note && <p>{note}</p>}
      </div>
      <div>{children}</div>
    </div>
  );
}
