import type { Translate } from "../i18n/translate.ts"
import { type Share, tenthsOf } from "./share.ts"

/** A share as people read it, with what it is a share of: "5 su 9 (55,5%)"; a dash where there is nothing to divide by. */
export const shareWords = (share: Share, t: Translate, locale: string): string => {
  const tenths = tenthsOf(share)
  if (tenths === null) return "–"
  const percent = new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : locale, {
    ...{ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 },
  })
  return `${t("figures.share", share)} (${percent.format(tenths / 1000)})`
}
