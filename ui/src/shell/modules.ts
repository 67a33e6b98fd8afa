import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconAddressBook,
  IconCalendarEvent,
  IconCashRegister,
  IconHistory,
  IconLayoutGrid,
  IconMoonStars,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { may } from "../api/session";
import { type CommandId, commandFacts } from "../keys/commands";

/** A place of the left rail. */
export interface Module {
  path: string;
  title: MessageDescriptor;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Screens below it that do not have its path. */
  covers?: string;
  /** Any of these rights opens it; none means everybody. */
  needs: readonly string[];
  key: CommandId | null;
  /** At the foot of the rail. */
  foot?: boolean;
}

export const MODULES: readonly Module[] = [
  { path: "/today", title: msg`今日`, icon: IconCalendarEvent, needs: ["stay_view"], key: "module.1" },
  { path: "/rooms", title: msg`房态`, icon: IconLayoutGrid, needs: ["room_view"], key: "module.2" },
  {
    path: "/guests",
    title: msg({ message: "客人", context: "several" }),
    icon: IconAddressBook,
    needs: ["guest_view"],
    key: "module.3",
  },
  {
    path: "/cashier",
    covers: "/folio",
    title: msg`收银`,
    icon: IconCashRegister,
    needs: ["folio_view"],
    key: "module.4",
  },
  { path: "/night-audit", title: msg`夜审`, icon: IconMoonStars, needs: ["night_audit"], key: "module.5" },
  { path: "/log", title: msg`日志`, icon: IconHistory, needs: ["log_view"], key: "module.6" },
  { path: "/users", title: msg`用户`, icon: IconUsers, needs: ["user_manage"], key: "module.7" },
  { path: "/settings", title: msg`设置`, icon: IconSettings, needs: [], key: null, foot: true },
];

/** The modules that the signed-in person may enter. */
export function openModules(): Module[] {
  return MODULES.filter(({ needs }) => needs.length === 0 || needs.some((need) => may(need)));
}

/** Where work begins: the map of the rooms, or, for those who may not see it, the first place they may enter. */
export function homePath(): string {
  const open = openModules();
  return (open.find(({ path }) => path === "/rooms") ?? open[0])?.path ?? "/settings";
}

/** The module that a screen belongs to. */
export function moduleOf(path: string): Module | undefined {
  const within = (base: string | undefined) => base && (path === base || path.startsWith(`${base}/`));
  return MODULES.find((module) => within(module.path) || within(module.covers));
}

/** The title of a command; the keys of modules are called after them. */
export function commandTitle(id: CommandId): MessageDescriptor {
  return MODULES.find((module) => module.key === id)?.title ?? commandFacts(id).title;
}
