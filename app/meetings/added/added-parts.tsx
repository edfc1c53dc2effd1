import { FilesField } from "../../file-parts.tsx"
import { useTranslation } from "../../i18n/translation.tsx"
import { sayAll } from "../../roundtables/regulation/say.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Lines } from "../../ui/lines.tsx"
import { ITEM_KINDS } from "../agenda.ts"
import type { Added } from "./added.ts"
import { addedWords } from "./added-words.ts"

/** How a point came onto the agenda in session; nothing for one that was convened. */
export const AddedNote = ({ added }: { added: Added | null | undefined }) => {
  const { t, dates } = useTranslation()
  if (!added) return null
  return <span className="added">{sayAll(t, dates, addedWords(added, dates.time))}</span>
}

type FieldsProps = {
  request: { code: string; title: string; text: string } | null
  papers: readonly { code: string; title: string }[]
  /** No vote is held on what is added here. */
  isNeverDecided: boolean
  /** How many seats are there; null where they are not asked. */
  there: number | null
}

/** The point, and what the seats said when they were asked. */
export const AddedFields = ({ request, papers, isNeverDecided, there }: FieldsProps) => {
  const { t } = useTranslation()
  const kinds = isNeverDecided ? ITEM_KINDS.filter((kind) => kind !== "decision") : ITEM_KINDS
  const number = { width: "xs", inputMode: "numeric", dir: "ltr" } as const
  return (
    <>
      {request ? <input type="hidden" name="requestCode" value={request.code} /> : null}
      <Field
        {...{ name: "title", maxLength: 300, dir: "auto", value: request?.title }}
        label={t("meetings.agenda.item")}
      />
      <Choice
        {...{ name: "kind", legend: t("meetings.agenda.kind"), columns: true }}
        options={kinds.map((value) => ({
          ...{ value, label: t(`meetings.item_kinds.${value}`) },
          help: t(`meetings.item_kinds_help.${value}`),
        }))}
      />
      <Field
        {...{ as: "textarea", name: "detail", rows: 3, maxLength: 4000, dir: "auto", optional: true }}
        label={t("meetings.agenda.detail")}
        value={request?.text}
      />
      <Field
        {...{ name: "rapporteur", width: "m", maxLength: 200, dir: "auto", optional: true }}
        label={t("meetings.agenda.rapporteur")}
      />
      {papers.length > 0 ? (
        <Field
          {...{ as: "select", name: "paperCode", prompt: "", optional: true }}
          label={t("meetings.agenda.paper")}
          help={t("added.form.paper_help")}
          options={papers.map(({ code, title }) => ({ value: code, label: title }))}
        />
      ) : null}
      <fieldset>
        <legend className="legend">{t("added.form.annex")}</legend>
        <p className="small muted">{t("added.form.annex_help")}</p>
        <Field
          {...{ name: "annexTitle", maxLength: 300, dir: "auto", optional: true }}
          label={t("meetings.annexes.name")}
        />
        <FilesField name="annex" label={t("meetings.annexes.file")} optional />
      </fieldset>
      {there === null ? null : (
        <fieldset>
          <legend className="legend">{t("added.form.asked", { count: there })}</legend>
          <div className="counts">
            <Field {...{ ...number, name: "inFavour" }} label={t("added.form.in_favour")} />
            <Field {...{ ...number, name: "against", optional: true }} label={t("added.form.against")} />
            <Field {...{ ...number, name: "abstained", optional: true }} label={t("added.form.abstained")} />
          </div>
        </fieldset>
      )}
    </>
  )
}

type Request = { code: string; title: string; language: string; seat: string; body: string | null }

/** What members have asked for, each with the way to make it the point that is added. */
export const RequestLines = ({ requests, home }: { requests: readonly Request[]; home: string }) => {
  const { t } = useTranslation()
  return (
    <Lines
      items={requests.map(({ code, title, language, seat, body }) => ({
        key: code,
        title: <bdi lang={language}>{title}</bdi>,
        detail: <bdi>{[seat, body].filter(Boolean).join(", ")}</bdi>,
        end: (
          <ButtonLink dense kind="quiet" href={`${home}?request=${code}#form`} hidden={title}>
            {t("added.form.take_request")}
          </ButtonLink>
        ),
      }))}
    />
  )
}
