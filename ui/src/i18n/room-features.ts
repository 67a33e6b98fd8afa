import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What sets a room apart, by the code that is kept. A house may add words of its own, which stand as typed. */
export const ROOM_FEATURES: Record<string, MessageDescriptor> = {
  hill_view: msg({ context: "feature", message: "山景" }),
  water_view: msg({ context: "feature", message: "水景" }),
  city_view: msg({ context: "feature", message: "城景" }),
  high_floor: msg({ context: "feature", message: "高楼层" }),
  quiet: msg({ context: "feature", message: "安静" }),
  non_smoking: msg({ context: "feature", message: "无烟" }),
  smoking: msg({ context: "feature", message: "可吸烟" }),
  balcony: msg({ context: "feature", message: "阳台" }),
  bathtub: msg({ context: "feature", message: "浴缸" }),
  extra_bed: msg({ context: "feature", message: "可加床" }),
  connecting: msg({ context: "feature", message: "连通房" }),
  accessible: msg({ context: "feature", message: "无障碍" }),
};

export function featureName(i18n: I18n, feature: string): string {
  const known = ROOM_FEATURES[feature];
  return known ? i18n._(known) : feature;
}

/** The code of a name as it stands on the screen; a word of the house stays what it is. */
export function featureCode(i18n: I18n, name: string): string {
  const found = Object.entries(ROOM_FEATURES).find(([, word]) => i18n._(word) === name.trim());
  return found ? found[0] : name.trim();
}
