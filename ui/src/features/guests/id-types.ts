import { useLingui } from "@lingui/react/macro";
import type { Args } from "../../api";

export type IdType = NonNullable<Args<"guest.save">["guest"]["idType"]>;

/** Identity papers as core knows them, the commonest at a desk first. */
export function useIdTypes(): { value: IdType; label: string }[] {
  const { t } = useLingui();
  return [
    { value: "resident_id", label: t`居民身份证` },
    { value: "passport", label: t`护照` },
    { value: "hk_macau_permit", label: t`港澳居民来往内地通行证` },
    { value: "taiwan_permit", label: t`台湾居民来往大陆通行证` },
    { value: "hk_macau_taiwan_residence", label: t`港澳台居民居住证` },
    { value: "foreign_permanent_resident", label: t`外国人永久居留身份证` },
    { value: "military_id", label: t`军人证件` },
    { value: "driving_licence", label: t`驾驶证` },
    { value: "other", label: t`其他证件` },
  ];
}
