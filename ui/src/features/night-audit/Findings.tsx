import { useLingui } from "@lingui/react/macro";
import type { Output } from "../../api";
import { IconText } from "./IconText";
import classes from "./NightAudit.module.css";
import { findingText, invariantTitle, tableName } from "./words";

type Finding = Output<"ledger.verify">["findings"][number];

const SHOWN = 50;

/** Broken records by name: which rule, which record, what is wrong with it. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t, i18n } = useLingui();
  const rest = findings.length - SHOWN;
  return (
    <>
      <ul className={classes.findings} data-testid="findings">
        {findings.slice(0, SHOWN).map(({ invariant, table, id, detail }) => (
          <li key={`${invariant} ${table} ${id} ${detail}`}>
            <IconText tone="danger">
              <b>{invariantTitle(i18n, invariant)}</b>
            </IconText>
            <span>
              {tableName(i18n, table)} <code>{id}</code>
            </span>
            <span>{findingText(i18n, detail)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="kz-dim">{t`还有 ${rest} 条没有列出`}</p>}
    </>
  );
}
