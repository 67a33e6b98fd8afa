import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Args, useOperation } from "../../api";
import { PageHead } from "../../shell/ShellSlots";
import {
  Asked,
  DataGrid,
  EmptyState,
  PageFrame,
  PageTools,
  SegmentedControl,
  TextInput,
  useDebouncedValue,
} from "../../ui";
import { useStayColumns } from "../stays/columns";

type ListScope = Args<"stay.list">["scope"];

/** The cashier's queue: whose account to open. */
export function CashierPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [scope, setScope] = useState<ListScope>("in_house");
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text.trim(), 150);
  const list = useOperation(
    "stay.list",
    { scope, text: wanted || undefined, limit: 200 },
    { keepPrevious: true },
  );
  const columns = useStayColumns(["room", "state", "guest", "type", "dates", "number", "balance"]);
  return (
    <PageFrame>
      <PageHead title={t`收银`}>
        <SegmentedControl
          aria-label={t`名单`}
          size="xs"
          value={scope}
          onChange={(next) => setScope(next as ListScope)}
          data={[
            { value: "in_house", label: t`在住` },
            { value: "departures", label: t`今日预离` },
            { value: "arrivals", label: t`今日预抵` },
            { value: "checked_out_today", label: t`今日已离` },
          ]}
        />
      </PageHead>
      <PageTools>
        <TextInput
          w={320}
          autoFocus
          data-testid="cashier-find"
          aria-label={t`查找`}
          placeholder={t`房号、客人、拼音首字母、住单号`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </PageTools>
      <Asked of={[list]} rows={10}>
        {({ stays }) => (
          <DataGrid
            label={t`住客`}
            columns={columns}
            rows={stays}
            rowKey={(stay) => stay.id}
            onOpen={(stay) => void navigate({ to: "/folio/$stayId", params: { stayId: stay.id } })}
            empty={
              <EmptyState title={wanted ? <Trans>没有找到</Trans> : <Trans>这里现在没有人</Trans>}>
                <Trans>换一个名单，或按 F2 快速开房。</Trans>
              </EmptyState>
            }
          />
        )}
      </Asked>
    </PageFrame>
  );
}
