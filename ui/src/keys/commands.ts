import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Where a key works. An open dialog hides everything below it; then the focused pane; then the page. */
export type Scope = "dialog" | "panel" | "grid" | "page" | "global";

export interface CommandFacts {
  /** Alternatives, e.g. `Ctrl+K`, `F2`, `Shift+ArrowRight`, `Digit` (any of 0–9). `Ctrl` is ⌘ on a Mac. */
  keys: readonly string[];
  scope: Scope;
  /** The right without which the command is dead and shown so. */
  needs?: string;
  /** Works although a dialog is open. */
  overDialogs?: boolean;
  /** Listed in the palette (Ctrl+K). */
  palette?: boolean;
  title: MessageDescriptor;
}

/**
 * The only place where a key is named. Buttons, menus, the palette and the F1 sheet read it from here.
 * Letters and digits without Ctrl or Alt never fire while a text field has the focus.
 */
export const COMMANDS = {
  // Everywhere
  "palette.open": { keys: ["Ctrl+K", "F3"], scope: "global", title: msg`查找` },
  "keys.show": { keys: ["F1"], scope: "global", overDialogs: true, title: msg`按键一览` },
  "tour.start": { keys: ["Shift+F1"], scope: "global", palette: true, title: msg`看一圈` },
  "session.switch": { keys: ["Ctrl+L"], scope: "global", palette: true, title: msg`换人` },
  "undo.last": { keys: ["Ctrl+Z"], scope: "global", palette: true, title: msg`撤销` },
  "stay.walk_in": {
    keys: ["F2"],
    scope: "global",
    needs: "stay_check_in",
    palette: true,
    title: msg`快速开房`,
  },
  "stay.book": {
    keys: ["Shift+F2"],
    scope: "global",
    needs: "stay_book",
    palette: true,
    title: msg`新预订`,
  },
  "folio.settle": { keys: ["F8"], scope: "global", palette: true, title: msg`结账` },
  "paper.print": { keys: ["F9"], scope: "page", palette: true, title: msg`打印` },
  "module.1": { keys: ["Ctrl+1", "F6"], scope: "global", title: msg`第 1 个模块` },
  "module.2": { keys: ["Ctrl+2"], scope: "global", title: msg`第 2 个模块` },
  "module.3": { keys: ["Ctrl+3"], scope: "global", title: msg`第 3 个模块` },
  "module.4": { keys: ["Ctrl+4"], scope: "global", title: msg`第 4 个模块` },
  "module.5": { keys: ["Ctrl+5"], scope: "global", title: msg`第 5 个模块` },
  "module.6": { keys: ["Ctrl+6"], scope: "global", title: msg`第 6 个模块` },
  "module.7": { keys: ["Ctrl+7"], scope: "global", title: msg`第 7 个模块` },
  // Dialogs and panels
  "dialog.confirm": { keys: ["Ctrl+Enter"], scope: "dialog", title: msg`确认` },
  "form.next": { keys: ["Enter"], scope: "dialog", title: msg`下一栏` },
  "dialog.close": { keys: ["Escape"], scope: "dialog", title: msg`关闭` },
  "palette.take": { keys: ["Enter"], scope: "dialog", title: msg`打开选中的结果` },
  "palette.actions": { keys: ["Tab"], scope: "dialog", title: msg`对结果的操作` },
  "palette.back": { keys: ["Escape", "Shift+Tab"], scope: "dialog", title: msg`回到查找结果` },
  "panel.confirm": { keys: ["Ctrl+Enter"], scope: "panel", title: msg`确认` },
  "panel.close": { keys: ["Escape"], scope: "panel", title: msg`关闭` },
  "page.back": { keys: ["Escape"], scope: "page", title: msg`返回` },
  "page.confirm": { keys: ["Ctrl+Enter"], scope: "page", title: msg`确认` },
  // Lists
  "list.new": { keys: ["Alt+N"], scope: "page", title: msg`新建` },
  "list.filter": { keys: ["/"], scope: "page", title: msg`在名单里查找` },
  "list.previous": { keys: ["["], scope: "page", title: msg`上一个名单` },
  "list.next": { keys: ["]"], scope: "page", title: msg`下一个名单` },
  "grid.down": { keys: ["ArrowDown", "J"], scope: "grid", title: msg`下一行` },
  "grid.up": { keys: ["ArrowUp", "K"], scope: "grid", title: msg`上一行` },
  "grid.page_down": { keys: ["PageDown"], scope: "grid", title: msg`下一页` },
  "grid.page_up": { keys: ["PageUp"], scope: "grid", title: msg`上一页` },
  "grid.first": { keys: ["Home"], scope: "grid", title: msg`第一行` },
  "grid.last": { keys: ["End"], scope: "grid", title: msg`最后一行` },
  "grid.open": { keys: ["Enter"], scope: "grid", title: msg`打开` },
  "grid.peek": { keys: ["ArrowRight"], scope: "grid", title: msg`速览` },
  "grid.select": { keys: ["Space"], scope: "grid", title: msg`选择` },
  "grid.extend_down": { keys: ["Shift+ArrowDown"], scope: "grid", title: msg`向下连选` },
  "grid.extend_up": { keys: ["Shift+ArrowUp"], scope: "grid", title: msg`向上连选` },
  "grid.select_all": { keys: ["Ctrl+A"], scope: "grid", title: msg`全选` },
  // Room wall
  "wall.left": { keys: ["ArrowLeft"], scope: "grid", title: msg`左边的房间` },
  "wall.right": { keys: ["ArrowRight"], scope: "grid", title: msg`右边的房间` },
  "wall.up": { keys: ["ArrowUp"], scope: "grid", title: msg`上面的房间` },
  "wall.down": { keys: ["ArrowDown"], scope: "grid", title: msg`下面的房间` },
  "wall.extend_left": { keys: ["Shift+ArrowLeft"], scope: "grid", title: msg`向左连选` },
  "wall.extend_right": { keys: ["Shift+ArrowRight"], scope: "grid", title: msg`向右连选` },
  "wall.extend_up": { keys: ["Shift+ArrowUp"], scope: "grid", title: msg`向上连选` },
  "wall.extend_down": { keys: ["Shift+ArrowDown"], scope: "grid", title: msg`向下连选` },
  "wall.select": { keys: ["Space"], scope: "grid", title: msg`选择` },
  "wall.select_all": { keys: ["Ctrl+A"], scope: "grid", title: msg`全选` },
  "wall.unselect": { keys: ["Escape"], scope: "page", title: msg`清除选择` },
  "wall.open": { keys: ["Enter"], scope: "grid", title: msg`打开账夹或开房` },
  "wall.peek": { keys: ["P"], scope: "page", title: msg`速览` },
  "wall.jump": { keys: ["Digit"], scope: "page", title: msg`按房号跳转` },
  "wall.clean": { keys: ["C"], scope: "page", needs: "room_status", title: msg`置净` },
  "wall.inspected": { keys: ["V"], scope: "page", needs: "room_status", title: msg`查房通过` },
  "wall.pickup": { keys: ["U"], scope: "page", needs: "room_status", title: msg`置待整理` },
  "wall.dirty": { keys: ["D"], scope: "page", needs: "room_status", title: msg`置脏` },
  "wall.block": { keys: ["B"], scope: "page", needs: "room_block", title: msg`停用或恢复` },
  "wall.verbs": { keys: ["Shift+F10", "ContextMenu"], scope: "grid", title: msg`操作菜单` },
  // A stay that is looked at
  "stay.check_in": { keys: ["I"], scope: "panel", needs: "stay_check_in", title: msg`办理入住` },
  "stay.room": { keys: ["M"], scope: "panel", needs: "stay_check_in", title: msg`排房或换房` },
  "stay.unassign": { keys: ["R"], scope: "panel", needs: "stay_check_in", title: msg`取消排房` },
  "stay.extend": { keys: ["E"], scope: "panel", needs: "stay_book", title: msg`改离店日` },
  "stay.cancel": { keys: ["X"], scope: "panel", needs: "stay_book", title: msg`取消预订` },
  "stay.no_show": { keys: ["N"], scope: "panel", needs: "night_audit", title: msg`转为未到` },
  "stay.charge": { keys: ["A"], scope: "panel", needs: "folio_post", title: msg`入账` },
  "stay.folio": { keys: ["O"], scope: "panel", needs: "folio_view", title: msg`账夹` },
  "stay.guest": { keys: ["G"], scope: "panel", needs: "guest_view", title: msg`打开客人资料` },
  "stay.book_only": { keys: ["Ctrl+Shift+Enter"], scope: "dialog", needs: "stay_book", title: msg`仅预订` },
  // Cashier
  "folio.charge": { keys: ["Alt+N"], scope: "page", palette: true, title: msg`入账` },
  "folio.deposit": { keys: ["Alt+Y"], scope: "page", palette: true, title: msg`收押金` },
  "folio.room": { keys: ["Alt+U"], scope: "page", palette: true, title: msg`加收房费` },
  "folio.window": { keys: ["Alt+W"], scope: "page", palette: true, title: msg`开账夹` },
  "folio.routing": { keys: ["Alt+R"], scope: "page", palette: true, title: msg`自动规则` },
  "folio.split": { keys: ["Alt+S"], scope: "page", title: msg`拆分` },
  "folio.transfer": { keys: ["Alt+T"], scope: "page", title: msg`转账` },
  "folio.next": { keys: ["Alt+PageDown"], scope: "page", title: msg`下一个账夹` },
  "folio.previous": { keys: ["Alt+PageUp"], scope: "page", title: msg`上一个账夹` },
  "folio.reverse": { keys: ["-"], scope: "grid", title: msg`冲账` },
  "folio.to_a": { keys: ["Alt+A"], scope: "page", title: msg`移到账夹 A` },
  "folio.to_b": { keys: ["Alt+B"], scope: "page", title: msg`移到账夹 B` },
  "folio.to_c": { keys: ["Alt+C"], scope: "page", title: msg`移到账夹 C` },
  "tender.1": { keys: ["Alt+1"], scope: "page", title: msg`第 1 种付款方式` },
  "tender.2": { keys: ["Alt+2"], scope: "page", title: msg`第 2 种付款方式` },
  "tender.3": { keys: ["Alt+3"], scope: "page", title: msg`第 3 种付款方式` },
  "tender.4": { keys: ["Alt+4"], scope: "page", title: msg`第 4 种付款方式` },
  "tender.5": { keys: ["Alt+5"], scope: "page", title: msg`第 5 种付款方式` },
  "tender.6": { keys: ["Alt+6"], scope: "page", title: msg`第 6 种付款方式` },
  "tender.7": { keys: ["Alt+7"], scope: "page", title: msg`第 7 种付款方式` },
} as const satisfies Record<string, CommandFacts>;

export type CommandId = keyof typeof COMMANDS;

export function commandFacts(id: CommandId): CommandFacts {
  return COMMANDS[id];
}
