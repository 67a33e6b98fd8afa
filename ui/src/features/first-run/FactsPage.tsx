import { useLingui } from "@lingui/react/macro";
import { Radio, Select, Stack, TextInput } from "../../ui";
import { change, inCurrency, isPercent, useDraft } from "./draft";
import classes from "./FirstRun.module.css";

const CURRENCIES = ["CNY", "HKD", "MOP", "TWD", "USD", "EUR", "JPY", "SGD", "THB"];

export function FactsPage() {
  const { t } = useLingui();
  const draft = useDraft();
  const percentError = (text: string) => (isPercent(text) ? undefined : t`写 0 到 99 的数，例如 6 或 6.5`);
  return (
    <>
      <h1>{t`酒店信息`}</h1>
      <p className={classes.lead}>{t`这些会印在账单和登记单上。带 * 的必填，其余以后再补。`}</p>
      <div className={classes.grid}>
        <TextInput
          label={t`酒店名称`}
          withAsterisk
          autoFocus
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t`英文名称`}
          value={draft.nameEn}
          onChange={(event) => change({ nameEn: event.currentTarget.value })}
        />
        <TextInput
          className={classes.wide}
          label={t`地址`}
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
        <TextInput
          label={t`电话`}
          inputMode="tel"
          value={draft.phone}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
        <TextInput
          label={t`纳税人识别号`}
          value={draft.taxNumber}
          onChange={(event) => change({ taxNumber: event.currentTarget.value })}
        />
        <Radio.Group
          className={classes.wide}
          label={t`房价`}
          value={draft.priceMode}
          onChange={(mode) => change({ priceMode: mode as "inclusive" | "exclusive" })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="inclusive" label={t`已含税和服务费：标价 428 就收 428`} />
            <Radio value="exclusive" label={t`另加税和服务费：标价之外再加`} />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t`税率 %`}
          inputMode="decimal"
          value={draft.taxPercent}
          error={percentError(draft.taxPercent)}
          onChange={(event) => change({ taxPercent: event.currentTarget.value })}
        />
        <TextInput
          label={t`服务费 %`}
          inputMode="decimal"
          value={draft.servicePercent}
          error={percentError(draft.servicePercent)}
          onChange={(event) => change({ servicePercent: event.currentTarget.value })}
        />
        <Select
          label={t`币种`}
          data={CURRENCIES}
          value={draft.currency}
          allowDeselect={false}
          onChange={(currency) => currency && change(inCurrency(draft, currency))}
        />
      </div>
    </>
  );
}
