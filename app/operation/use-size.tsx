import { useTranslation } from "../i18n/translation.tsx"
import { sizeOf } from "./size.ts"

/** Ways of writing sizes and numbers for the reader, with the digits that the other pages have. */
export const useSize = () => {
  const { t, locale } = useTranslation()
  const write = new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : locale)
  return {
    size: (bytes: number) => {
      const { amount, unit } = sizeOf(bytes)
      return t("operation.storage.size", { amount: write.format(amount), unit })
    },
    count: (rows: number) => write.format(rows),
  }
}
