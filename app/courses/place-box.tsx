import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Note } from "../ui/note.tsx"

type Own = { code: string; state: string; offerEndsAt: Date | null }

type PlaceBoxProps = {
  editionCode: string
  own: Own | null
  position: number | null
  waiting: number
  /** Why nobody can enrol now, as a sentence; null when one can. */
  refusal: string | null
  isFull: boolean
  keys: { accept: string; decline: string }
}

const Offer = ({ own, keys }: { own: Own; keys: PlaceBoxProps["keys"] }) => {
  const { t, dates } = useTranslation()
  return (
    <Note tone="wait" title={t("courses.place.offered_title")}>
      <p>{t("courses.place.offered", { when: dates.longMoment(own.offerEndsAt ?? "") })}</p>
      <Actions>
        {(["accept", "decline"] as const).map((intent) => (
          <form key={intent} method="post" action={`/enrolments/${own.code}`}>
            <FormKey value={keys[intent]} />
            <Button name="intent" value={intent} kind={intent === "accept" ? "primary" : "quiet"}>
              {t(`courses.place.${intent}`)}
            </Button>
          </form>
        ))}
      </Actions>
    </Note>
  )
}

/** How the reader stands in an edition, and what they can do about it. */
export const PlaceBox = (props: PlaceBoxProps) => {
  const { editionCode, own, position, refusal, isFull, keys } = props
  const { t } = useTranslation()
  if (own?.state === "offered") return <Offer own={own} keys={keys} />
  if (own && own.state !== "expired")
    return (
      <Note
        tone={own.state === "confirmed" ? "ok" : "wait"}
        title={t(`courses.place.titles.${own.state as "waiting"}`)}
      >
        {own.state === "waiting" && position !== null ? (
          <p>{t("courses.place.position", { position, count: props.waiting })}</p>
        ) : null}
        <p>
          <a href={`/enrolments/${own.code}`}>{t("courses.place.yours")}</a>
        </p>
      </Note>
    )
  if (refusal) return <Note>{refusal}</Note>
  return (
    <Note title={t("courses.place.enrol_title")}>
      <p>{t(isFull ? "courses.place.full" : "courses.place.free")}</p>
      <Actions>
        <ButtonLink href={`/editions/${editionCode}/enrol`}>{t("courses.place.enrol")}</ButtonLink>
      </Actions>
    </Note>
  )
}
