import { tenthsOfPercent } from "../attendance.ts"

/** The share attended as pages and files say it, cut off and never rounded up: 767 of 960 is "79,8%". */
export const shareOf = (attended: number, planned: number, locale: string): string => {
  const tenths = tenthsOfPercent(attended, planned)
  const rest = tenths % 10
  const point = locale === "en" || locale === "ar" ? "." : ","
  return `${(tenths - rest) / 10}${point}${rest}%`
}
