import { useLingui } from "@lingui/react/macro";

/** What kinds of charges are called. */
export function useCategoryName(): (category: string) => string {
  const { t } = useLingui();
  const names: Record<string, string> = {
    room: t`房费`,
    breakfast: t`早餐`,
    minibar: t`迷你吧`,
    laundry: t`洗衣`,
    food: t`餐饮`,
    phone: t({ context: "category", message: "电话" }),
    parking: t`停车`,
    damage: t`赔偿`,
    other: t`其他`,
  };
  return (category) => names[category] ?? category;
}
