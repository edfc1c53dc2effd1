import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"

/** Facts of a seat in one line: with or without vote, weight, delegates. */
export const SeatFacts = ({
  voting,
  weight,
  takesDelegates,
}: {
  voting: boolean
  weight: number
  takesDelegates: boolean
}) => {
  const { t } = useTranslation()
  return (
    <>
      <Status tone="plain">
        {t(voting ? "roundtables.invitation.voting" : "roundtables.invitation.advisory")}
      </Status>
      {weight > 1 ? <Status tone="plain">{t("seats.weight_is", { weight })}</Status> : null}
      {takesDelegates ? null : <Status tone="plain">{t("seats.no_delegates")}</Status>}
    </>
  )
}
