import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Field } from "../../ui/field.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { Section } from "../../ui/page-head.tsx"
import { keyFor } from "../session/form-keys.ts"

type Present = { id: string; name: string; seat: string | null; body: string | null }
type Page = { item: { title: string } | null; present: readonly Present[] }
type Props = { page: Page; formKey: string; refusal: Refusal | undefined }

/** The first ten are a key away: Alt and the number, as browsers press access keys. */
const KEYS = "1234567890"
const labelOf = ({ name, seat }: Present) => (seat ? `${name} (${seat})` : name)

const Speaks = ({ who, place, formKey }: { who: Present; place: number; formKey: string }) => {
  const { t } = useTranslation()
  const key = KEYS[place]
  return (
    <li>
      <form method="post" className="row-x">
        <FormKey value={keyFor(formKey, who.id)} />
        <input type="hidden" name="presenceId" value={who.id} />
        <Button kind="line" accessKey={key} busy={t("common.form.saving")}>
          {labelOf(who)}
        </Button>
        {key ? <kbd className="small muted">{key}</kbd> : null}
      </form>
    </li>
  )
}

/** Who is there, each a press away from being noted; and the form of who asks that something be minuted. */
export const NoteForms = ({ page, formKey, refusal }: Props) => {
  const { t } = useTranslation()
  const { item, present } = page
  if (!item) return <p>{t("minutes.refuse.no_point")}</p>
  return (
    <>
      <Section id="speaks" title={t("minutes.notes.who_speaks")}>
        <p>
          {t("minutes.notes.under")} <bdi>{item.title}</bdi>
        </p>
        <p className="small muted">{t("minutes.notes.keys")}</p>
        <ul className="bare stack-s">
          {present.map((who, place) => (
            <Speaks key={who.id} {...{ who, place, formKey }} />
          ))}
        </ul>
      </Section>
      {present.length > 0 ? (
        <Section id="minuted" title={t("minutes.notes.asks")}>
          <RefusableForm formKey={keyFor(formKey, "minuted")} refusal={refusal}>
            <Field
              {...{ as: "select", name: "presenceId", label: t("minutes.notes.who") }}
              options={present.map((who) => ({ value: who.id, label: labelOf(who) }))}
            />
            <Field
              {...{ as: "textarea", name: "words", rows: 3, maxLength: 1000, dir: "auto" }}
              label={t("minutes.notes.words")}
            />
            <Actions>
              <Button busy={t("common.form.saving")}>{t("minutes.notes.add")}</Button>
            </Actions>
          </RefusableForm>
        </Section>
      ) : null}
    </>
  )
}

type Noted = {
  code: string
  kind: string
  words: string | null
  at: string | Date
  name: string | null
  seat: string | null
  item: string | null
}

/** What was noted last, the latest first. */
export const NotedList = ({ noted, isOver = false }: { noted: readonly Noted[]; isOver?: boolean }) => {
  const { t, dates } = useTranslation()
  if (noted.length === 0) return <Empty>{t(isOver ? "minutes.notes.none_over" : "minutes.notes.none")}</Empty>
  return (
    <ul className="lines">
      {noted.map(({ code, words, at, name, seat, item }) => (
        <li key={code}>
          {dates.time(at)} <bdi>{[name, seat].filter(Boolean).join(", ")}</bdi>
          {words ? (
            <>
              {": "}
              <q dir="auto">{words}</q>
            </>
          ) : null}{" "}
          <span className="small muted">
            <bdi>{item}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}
