import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMay, useSession } from "../../api";
import { useKey } from "../../keys/focus";
import { Tour } from "../../ui";
import { endTour, startTour, useOpening } from "./opening";

interface TourStep {
  target: string;
  title: string;
  text: string;
  /** Where a tall target leaves room; below it elsewhere. */
  position?: "right" | "right-start";
}

/** Leads around the room wall in at most six steps; each role sees what it may use. */
export function OpeningTour() {
  const sees = useMay("room_view");
  const touring = useOpening((state) => state.touring);
  const navigate = useNavigate();
  useKey("tour.start", startTour, sees && !touring);
  useEffect(() => {
    if (touring) {
      void navigate({ to: "/rooms" });
    }
  }, [touring, navigate]);
  return touring ? <Steps /> : null;
}

function Steps() {
  const { t } = useLingui();
  const house = useSession((state) => state.house?.id);
  const arrives = useMay("stay_check_in");
  const audits = useMay("night_audit");
  const steps: (TourStep | false)[] = [
    {
      target: "[data-testid=wall] [data-testid^=room-]",
      position: "right",
      title: t`房态墙`,
      text: t`每张卡是一间房。回车或双击：在住的打开账夹，空房直接开房；右键或 Shift+F10 看全部操作。`,
    },
    {
      target: "[data-tour=filters]",
      position: "right-start",
      title: t`房数就是筛选`,
      text: t`数字随时更新。点一下只看这一类，按住 Ctrl 点可以叠加。`,
    },
    arrives && {
      target: "[data-tour=walk-in]",
      title: t`快速开房`,
      text: t`随时按 F2：房间、房价和税都先算好，填客人、收押金，一步入住。`,
    },
    {
      target: "[data-tour=find]",
      title: t`一个查找框找所有`,
      text: t`Ctrl+K：姓名、拼音首字母、电话尾号、房号、单号，或者一个功能的名字。`,
    },
    audits && {
      target: "nav a[href$='/night-audit']",
      position: "right",
      title: t`夜审`,
      text: t`每晚照清单走一遍：过房费、核对账目、关账。有一笔不平就不让关。`,
    },
    {
      target: "[data-tour=foot]",
      title: t`按键、连接和打印`,
      text: t`F1 看本页的按键。做错了按 Ctrl+Z 撤销。连接断开时这里会变色，填的内容不会丢。`,
    },
  ];
  return (
    <Tour
      active
      onClose={() => endTour(house)}
      zIndex={250}
      labels={{
        skip: t`跳过`,
        back: t`上一步`,
        next: t`下一步`,
        close: t`知道了`,
        stepCounter: (current, total) => t`第 ${current} 步，共 ${total} 步`,
      }}
    >
      {steps
        .filter((step) => step !== false)
        .map((step) => (
          <Tour.Step key={step.target} target={step.target} title={step.title} position={step.position}>
            {step.text}
          </Tour.Step>
        ))}
    </Tour>
  );
}
