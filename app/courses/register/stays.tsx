import { useTranslation } from "../../i18n/translation.tsx"

export type ShownStay = { from: Date | string; until: Date | string | null; place: string }

/** Times of coming and going: "9:00–11:30, 11:45–13:00 (Online)". */
export const useStays = () => {
  const { t, dates } = useTranslation()
  return (stays: readonly ShownStay[]): string =>
    stays
      .map(({ from, until, place }) => {
        const times = until
          ? `${dates.time(from)}–${dates.time(until)}`
          : t("register.roll.open_stay", { time: dates.time(from) })
        return place === "online" ? `${times} (${t("register.places.online")})` : times
      })
      .join(", ")
}
