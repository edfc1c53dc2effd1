import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Note } from "../../ui/note.tsx"

type Own = {
  isThere: boolean
  isRemote: boolean
  isAnnounced: boolean
  seat: string | null
  since: Date | string | null
}

/** Where who asks stands: there, announced, or neither. */
export const OwnStanding = ({ own }: { own: Own }) => {
  const { t, dates } = useTranslation()
  if (own.isThere)
    return (
      <Note tone="ok" live title={t("assembly.check_in.there", { time: dates.time(own.since ?? "") })}>
        {own.seat ? <p>{t("assembly.check_in.seat", { seat: own.seat })}</p> : null}
      </Note>
    )
  if (own.isAnnounced)
    return (
      <Note tone="wait" live title={t("assembly.check_in.announced")}>
        {t("assembly.check_in.announced_text")}
      </Note>
    )
  return null
}

type FormProps = {
  mode: string
  roomCode?: string | null
  formKey: string
  refusal: Refusal | undefined
  again?: boolean
}

/** "Sono qui": one press, and in a mixed meeting where one is. */
export const CheckInForm = ({ mode, roomCode, formKey, refusal, again = false }: FormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value="announce" />
      {roomCode ? <input type="hidden" name="code" value={roomCode} /> : null}
      {mode === "mixed" && !roomCode ? (
        <Choice
          {...{ name: "remote", legend: t("assembly.check_in.where"), columns: true, value: "no" }}
          options={[
            { value: "no", label: t("assembly.check_in.in_room") },
            { value: "yes", label: t("assembly.check_in.remote") },
          ]}
        />
      ) : null}
      <Actions>
        <Button kind={again ? "line" : "primary"} wide>
          {t("assembly.check_in.button")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}
