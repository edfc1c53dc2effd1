import type { SerializeFrom } from "@remix-run/node"
import { euros } from "../../answers/money.ts"
import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { ProjectFacts } from "./project-facts.tsx"
import type { ProjectBoxData } from "./queries.server.ts"

type Props = {
  code: string
  language: string
  project: SerializeFrom<ProjectBoxData>
  /** Why it is too late to hand it in, as a sentence. */
  late: string | null
  formKey: string
  refusal: Refusal | undefined
}

const TakeBack = ({
  isCancelled,
  formKey,
  refusal,
}: Pick<Props, "formKey" | "refusal"> & { isCancelled: boolean }) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value="take-back" />
      <p>{t(isCancelled ? "calls.project.take_back_cancelled" : "calls.project.take_back_means")}</p>
      <Button kind="line" busy={t("common.form.saving")}>
        {t("calls.project.take_back")}
      </Button>
    </RefusableForm>
  )
}

/** On the page of a proposal that answers a call: which one, until when, its sums, and what came of it. */
export const ProjectBox = ({ code, language, project, late, formKey, refusal }: Props) => {
  const { t, dates, locale } = useTranslation()
  const { call, state, submittedAt, result } = project
  return (
    <Section id="project" title={t("calls.project.title")}>
      <div className="stack">
        <p>
          {t("calls.project.answers")}{" "}
          <a href={`/calls/${call.code}`}>
            <bdi lang={call.language}>{call.title}</bdi>
          </a>
          {" · "}
          {t("calls.project.until", { moment: dates.longMoment(call.closesAt) })}
        </p>
        {late ? <Note tone="wait">{late}</Note> : null}
        {state === "entered" && submittedAt ? (
          <Note tone="ok">{t("calls.project.entered", { moment: dates.longMoment(submittedAt) })}</Note>
        ) : null}
        {result ? (
          <Note tone={result.givenCents > 0 ? "ok" : "info"}>
            {t("calls.project.rank", { rank: result.rank })}{" "}
            {t(`calls.verdict_sentences.${result.verdict as "funded"}`, {
              points: result.points,
              asked: euros(project.askedCents ?? 0, locale),
              given: euros(result.givenCents, locale),
            })}
          </Note>
        ) : null}
        <ProjectFacts project={project} language={language} />
        {project.mayEnter ? (
          <div className="row-x">
            <ButtonLink href={`/proposals/${code}/enter`}>{t("calls.project.enter_link")}</ButtonLink>
            <ButtonLink kind="line" href={`/proposals/${code}/project`}>
              {t("calls.project.edit")}
            </ButtonLink>
          </div>
        ) : null}
        {project.mayTakeBack ? (
          <TakeBack isCancelled={call.phase === "cancelled"} {...{ formKey, refusal }} />
        ) : null}
      </div>
    </Section>
  )
}
