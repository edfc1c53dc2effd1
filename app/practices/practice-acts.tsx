import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import type { Shown } from "./practice-body.tsx"

type Props = { practice: Shown; refusal: Refusal | undefined; keyOf: (name: string) => string }

const Missing = ({ practice }: Pick<Props, "practice">) => {
  const { t } = useTranslation()
  const { acts } = practice
  if (acts.missing.length === 0 || !acts.edit) return null
  return (
    <Note tone="wait" title={t("practices.publish.missing")}>
      <ul>
        {acts.missing.map((question) => (
          <li key={question}>{t(`practices.questions.${question}`)}</li>
        ))}
      </ul>
    </Note>
  )
}

/** What who writes the practice does with it. */
export const PracticeActs = ({ practice, refusal, keyOf }: Props) => {
  const { t } = useTranslation()
  const { acts, code, rev } = practice
  const isWhole = acts.missing.length === 0
  const page = `/practices/${code}`
  return (
    <div className="stack no-print">
      <Missing practice={practice} />
      {isWhole && acts.publish ? (
        <RefusableForm formKey={keyOf("publish")} refusal={refusal}>
          <input type="hidden" name="intent" value="publish" />
          <input type="hidden" name="rev" value={rev} />
          <p>{t("practices.publish.text")}</p>
          <Button busy={t("common.form.saving")}>{t("practices.publish.button")}</Button>
        </RefusableForm>
      ) : null}
      {isWhole && acts.ready ? (
        <RefusableForm formKey={keyOf("ready")} refusal={refusal}>
          <input type="hidden" name="intent" value="ready" />
          <p>{t("practices.ready.text")}</p>
          <Button busy={t("common.form.saving")}>{t("practices.ready.button")}</Button>
        </RefusableForm>
      ) : null}
      {acts.files || acts.withdraw ? (
        <Actions>
          {acts.edit ? (
            <ButtonLink kind="line" href={`${page}/edit`}>
              {t("practices.form.link")}
            </ButtonLink>
          ) : null}
          {acts.files ? (
            <ButtonLink kind="line" href={`${page}/files`}>
              {t("practices.files.title")}
            </ButtonLink>
          ) : null}
          {acts.withdraw ? (
            <ButtonLink kind="line" href={`${page}/withdraw`}>
              {t("practices.withdraw.link")}
            </ButtonLink>
          ) : null}
        </Actions>
      ) : null}
    </div>
  )
}

/** Brings the practice to a table that the person keeps: the table is chosen where there is more than one. */
export const TakeUpBox = ({ practice, refusal, keyOf }: Props) => {
  const { t } = useTranslation()
  const { takeUpAt } = practice
  const open = takeUpAt.filter(({ copy }) => copy === null)
  const had = takeUpAt.flatMap(({ copy, name, language }) => (copy ? [{ copy, name, language }] : []))
  const [only] = open
  if (takeUpAt.length === 0) return null
  return (
    <Section id="take-up" title={t("practices.take_up.title")} className="no-print">
      <div className="stack">
        {had.map(({ copy, name, language }) => (
          <p key={copy}>
            {t("practices.take_up.had")}{" "}
            <a href={`/practices/${copy}`}>
              <bdi lang={language}>{name}</bdi>
            </a>
          </p>
        ))}
        {only ? (
          <RefusableForm formKey={keyOf("take-up")} refusal={refusal}>
            <input type="hidden" name="intent" value="take-up" />
            <p>{t("practices.take_up.text")}</p>
            {open.length === 1 ? (
              <>
                <input type="hidden" name="roundtableCode" value={only.code} />
                <p>
                  <bdi lang={only.language}>{only.name}</bdi>
                </p>
              </>
            ) : (
              <Field
                as="select"
                name="roundtableCode"
                label={t("practices.table")}
                options={open.map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
            <Button busy={t("common.form.saving")}>{t("practices.take_up.button")}</Button>
          </RefusableForm>
        ) : null}
      </div>
    </Section>
  )
}

/** Where somebody who sits at a table begins a proposal from it. */
export const ProposeBox = ({ practice }: Pick<Props, "practice">) => {
  const { t } = useTranslation()
  if (practice.proposeAt.length === 0) return null
  return (
    <Section id="propose" title={t("practices.propose.title")} className="no-print">
      <p>{t("practices.propose.text")}</p>
      <ul className="lines">
        {practice.proposeAt.map(({ code, name, language }) => (
          <li key={code}>
            <a href={`/roundtables/${code}/proposals/new?practice=${practice.code}`}>
              {t("practices.propose.link")} <bdi lang={language}>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
