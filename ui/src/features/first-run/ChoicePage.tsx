import { useLingui } from "@lingui/react/macro";
import { IconBuildingSkyscraper, IconTestPipe } from "@tabler/icons-react";
import { change } from "./draft";
import classes from "./FirstRun.module.css";

export function ChoicePage() {
  const { t } = useLingui();
  return (
    <>
      <h1>{t`从哪里开始`}</h1>
      <p className={classes.lead}>{t`样例酒店可以一键清空，之后再建自己的酒店也不迟。`}</p>
      <div className={classes.cards}>
        <button type="button" className={classes.card} onClick={() => change({ step: "sample" })}>
          <IconTestPipe size={30} stroke={1.5} />
          <b>{t`试用样例酒店`}</b>
          <span>{t`云栖客栈：120 间房，60 天历史和 30 天预订，六个岗位的用户。约一分钟装好。`}</span>
        </button>
        <button type="button" className={classes.card} onClick={() => change({ step: "facts" })}>
          <IconBuildingSkyscraper size={30} stroke={1.5} />
          <b>{t`建自己的酒店`}</b>
          <span>{t`填酒店信息，按楼层规律一次排好房间，再设管理员。约三分钟。`}</span>
        </button>
      </div>
    </>
  );
}
