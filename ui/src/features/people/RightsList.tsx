import { useLingui } from "@lingui/react/macro";
import { rightName } from "../../i18n/rights";
import { Checkbox, MoneyInput } from "../../ui";
import classes from "./People.module.css";
import { type Grants, JOBS, limitLabel, type Right, strangers, withRight } from "./rights";

interface RightsListProps {
  grants: Grants;
  permissions: readonly Right[];
  onChange: (grants: Grants) => void;
}

/** Rights as sentences under the job they belong to. */
export function RightsList({ grants, permissions, onChange }: RightsListProps) {
  const { t, i18n } = useLingui();
  const held = new Map(grants.map(({ permission, limit }) => [permission, limit ?? null]));
  const line = (right: Right, sentence: string) => {
    const label = limitLabel(right);
    return (
      <div key={right} className={classes.right}>
        <Checkbox
          label={sentence}
          checked={held.has(right)}
          data-testid={`right-${right}`}
          onChange={(event) => onChange(withRight(grants, right, event.currentTarget.checked))}
        />
        {label && held.has(right) && (
          <div className={classes.limit}>
            <span>{i18n._(label)}</span>
            <MoneyInput
              aria-label={`${sentence} ${i18n._(label)}`}
              placeholder={t`不限`}
              size="xs"
              value={held.get(right) ?? null}
              data-testid={`limit-${right}`}
              onChange={(limit) => onChange(withRight(grants, right, true, limit))}
            />
          </div>
        )}
      </div>
    );
  };
  const rest = strangers(permissions);
  return (
    <>
      {JOBS.map(({ title, rights }) => (
        <fieldset key={title.id} className={classes.job}>
          <legend>{i18n._(title)}</legend>
          {permissions
            .filter((right) => rights[right] !== undefined)
            .map((right) => {
              const sentence = rights[right];
              return sentence && line(right, i18n._(sentence));
            })}
        </fieldset>
      ))}
      {rest.length > 0 && (
        <fieldset className={classes.job}>
          <legend>{t`其他`}</legend>
          {rest.map((right) => line(right, rightName(i18n, right)))}
        </fieldset>
      )}
    </>
  );
}
