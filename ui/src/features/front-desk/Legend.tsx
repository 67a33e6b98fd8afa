import { Trans, useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangleFilled,
  IconArrowDownRight,
  IconArrowUpRight,
  IconInfoCircle,
  IconTool,
} from "@tabler/icons-react";
import { Popover } from "../../ui";
import { useHousekeepingWord } from "../stays/rooms";
import classes from "./Rooms.module.css";
import { HOUSEKEEPING_ICONS } from "./RoomTile";

const LOOKS = ["clean", "inspected", "pickup", "dirty"] as const;

/** What the small signs on the cards stand for. */
export function Legend() {
  const { t } = useLingui();
  const housekeeping = useHousekeepingWord();
  const feet = [
    { tone: "danger", icon: IconAlertTriangleFilled, word: t`欠费` },
    { tone: "leaving", icon: IconArrowUpRight, word: t`预离` },
    { tone: "coming", icon: IconArrowDownRight, word: t`预抵` },
    { tone: "blocked", icon: IconTool, word: t`维修或停用` },
  ] as const;
  return (
    <Popover position="right-end" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.filter} data-testid="legend">
          <IconInfoCircle size={15} aria-hidden />
          <span>
            <Trans>图例</Trans>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.legend} data-testid="legend-list">
          <dt className={classes.legendHead}>
            <Trans>右上角：打扫</Trans>
          </dt>
          {LOOKS.map((look) => {
            const Icon = HOUSEKEEPING_ICONS[look];
            return (
              <dd key={look}>
                <span className={classes.corner} data-state={look}>
                  <Icon size={15} stroke={2} aria-hidden />
                </span>
                {housekeeping(look)}
              </dd>
            );
          })}
          <dt className={classes.legendHead}>
            <Trans>下边：要留意的</Trans>
          </dt>
          {feet.map(({ tone, icon: Icon, word }) => (
            <dd key={tone}>
              <span className={classes.corner} data-tone={tone}>
                <Icon size={14} aria-hidden />
              </span>
              {word}
            </dd>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
