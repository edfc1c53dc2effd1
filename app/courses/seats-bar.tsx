import { useTranslation } from "../i18n/translation.tsx"

type SeatsBarProps = { taken: number; capacity: number; waiting: number }

/** How many seats are taken, and how many people wait for one. */
export const SeatsBar = ({ taken, capacity, waiting }: SeatsBarProps) => {
  const { t } = useTranslation()
  return (
    <>
      <progress max={capacity} value={Math.min(taken, capacity)} aria-label={t("courses.seats.title")} />
      <p>{t("courses.seats.taken", { taken, capacity })}</p>
      {waiting > 0 ? <p>{t("courses.seats.waiting", { count: waiting })}</p> : null}
    </>
  )
}
