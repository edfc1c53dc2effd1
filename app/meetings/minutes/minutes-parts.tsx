import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { Section } from "../../ui/page-head.tsx"
import { Status, type StatusLook } from "../../ui/status.tsx"
import { keyFor } from "../session/form-keys.ts"
import type { MinutesState as State } from "./policy.ts"

const LOOKS: Readonly<Record<State, StatusLook>> = {
  draft: { tone: "info", icon: "it-pencil" },
  review: { tone: "info", icon: "it-comment" },
  signing: { tone: "wait" },
  signed: { tone: "wait" },
  approved: { tone: "ok" },
  published: { tone: "ok", icon: "it-flag" },
}

/** Where a verbale stands, in a word. */
export const MinutesState = ({ state }: { state: State }) => {
  const { t } = useTranslation()
  return <Status {...LOOKS[state]}>{t(`minutes.states.${state}`)}</Status>
}

/** Beside the text of a verbale: where it stands, and the way to its page. */
export const MinutesBeside = ({ minutes }: { minutes: { code: string; state: State; meeting: string } }) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="next" className="stack-s">
      <h2 className="sec" id="next">
        {t("minutes.title")}
      </h2>
      <p>
        <MinutesState state={minutes.state} />
      </p>
      <p className="small">{t(`minutes.now.${minutes.state}`)}</p>
      {minutes.state === "draft" ? (
        <p className="small no-print">
          {t("minutes.taken.only_words")}{" "}
          <a href={`/minutes/${minutes.code}/notes#taken`}>{t("minutes.taken.go")}</a>
        </p>
      ) : null}
      <p className="small no-print">
        <a href={`/minutes/${minutes.code}`}>{t("minutes.page.to_page")}</a>
      </p>
      <p className="small no-print">
        <a href={`/meetings/${minutes.meeting}`}>{t("minutes.page.to_meeting")}</a>
      </p>
    </section>
  )
}

type SectionLine = { key: string; title: string; isByHand: boolean }
type ListProps = {
  sections: readonly SectionLine[]
  code: string
  language: string
  mayRestore: boolean
  formKey: string
  refusal: Refusal | undefined
}

const Restore = ({ section, formKey }: { section: SectionLine; formKey: string }) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="no-print">
      <FormKey value={keyFor(formKey, `restore ${section.key}`)} />
      <input type="hidden" name="intent" value="restore" />
      <input type="hidden" name="section" value={section.key} />
      <Button kind="line" dense hidden={section.title} busy={t("common.form.saving")}>
        {t("minutes.sections_list.restore")}
      </Button>
    </form>
  )
}

/** The sections that the system fills: kept in step, or changed by hand and left alone. */
export const SectionList = ({ sections, code, language, mayRestore, formKey }: ListProps) => {
  const { t } = useTranslation()
  return (
    <Section id="sections" title={t("minutes.sections_list.title")}>
      <p>{t(`minutes.sections_list.${sections.length > 0 ? "lead" : "none"}`)}</p>
      {mayRestore ? (
        <p>
          {t("minutes.taken.only_words")} <a href={`/minutes/${code}/notes#taken`}>{t("minutes.taken.go")}</a>
        </p>
      ) : null}
      <ul className="lines">
        {sections.map((section) => (
          <li key={section.key} className="row-x between">
            <bdi lang={language}>{section.title || section.key}</bdi>
            <span className="row-x">
              {section.isByHand ? (
                <Status tone="wait" icon="it-warning-circle">
                  {t("minutes.sections_list.by_hand")}
                </Status>
              ) : (
                <Status tone="ok">{t("minutes.sections_list.in_step")}</Status>
              )}
              {section.isByHand && mayRestore ? <Restore {...{ section, formKey }} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
