import type { SerializeFrom } from "@remix-run/node"
import { useTranslation } from "../i18n/translation.tsx"
import { StandingWord } from "../meetings/commitments/standing-word.tsx"
import { Annexes } from "../proposals/annexes.tsx"
import { AnswersText } from "../proposals/answers-text.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Fold } from "../ui/fold.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { DueWords } from "./answer-status.tsx"
import { AnswerText } from "./answer-text.tsx"
import type { Letter } from "./published.ts"
import type { AnswerPage } from "./queries.server.ts"

type Answer = SerializeFrom<AnswerPage>
type Props = { answer: Answer }

const PAGES = [
  "take",
  "draft",
  "endorse",
  "publish",
  "extend",
  "clarify",
  "reply",
  "transcribe",
  "withdraw",
] as const
/** What changes or ends the request, beside what carries it on. */
const ASIDE: readonly string[] = ["extend", "withdraw"]
const PATHS = { endorse: "visto", reply: "clarify" } as const

/** What the person may do with the answer now: each leads to a page. */
const Acts = ({ answer }: Props) => {
  const { t } = useTranslation()
  const pages = PAGES.filter((one) => answer.acts[one])
  const [first] = pages
  if (!first) return null
  return (
    <Section id="acts" title={t("answers.acts.title")} className="no-print">
      <div className="row-x">
        {pages.map((page) => (
          <ButtonLink
            key={page}
            kind={page === pages.findLast((one) => !ASIDE.includes(one)) ? "primary" : "line"}
            href={`/answers/${answer.code}/${PATHS[page as "reply"] ?? page}`}
          >
            {t(`answers.acts.${page}`)}
          </ButtonLink>
        ))}
      </div>
    </Section>
  )
}

/** What the body's own people know of a text that is not out yet. */
const Inside = ({ answer }: Props) => {
  const { t } = useTranslation()
  if (!answer.inside || answer.published || answer.withdrawn) return null
  const { isReady, returnedFor, endorsedAs } = answer.inside
  const where = endorsedAs ? "endorsed" : isReady ? "ready" : answer.state === "drafted" ? "drafted" : null
  if (!where && !returnedFor) return null
  return (
    <Note tone={where === "drafted" ? "info" : "wait"} title={t("answers.inside.title")}>
      {where ? <p>{t(`answers.inside.${where}`, { office: endorsedAs ?? "" })}</p> : null}
      {returnedFor ? <p className="quote pre">{returnedFor}</p> : null}
    </Note>
  )
}

/** That the table took its request back, and why. */
const Withdrawn = ({ answer }: Props) => {
  const { t, dates } = useTranslation()
  const { withdrawn } = answer
  if (!withdrawn) return null
  return (
    <Note tone="wait" title={t("answers.withdrawn", { day: dates.day(withdrawn.on) })}>
      <p className="quote pre" lang="it" dir="auto">
        {withdrawn.reason}
      </p>
    </Note>
  )
}

/** Who typed it: of a body that answered by letter it was the table's secretary. */
const FromLetter = ({ letter }: { letter: Letter | undefined }) => {
  const { t, dates } = useTranslation()
  if (!letter) return null
  return <Note>{t("answers.transcribed", { protocol: letter.protocol, day: dates.day(letter.on) })}</Note>
}

/** What stands above everything: the answer, that nothing is owed any more, or until when it is. */
const Standing = ({ answer }: Props) => {
  const { t } = useTranslation()
  if (answer.published)
    return (
      <>
        <AnswerText text={answer.published} />
        <FromLetter letter={answer.published.letter} />
      </>
    )
  if (answer.withdrawn) return <Withdrawn answer={answer} />
  return (
    <Note tone={answer.late > 0 ? "bad" : "wait"} title={<DueWords {...answer} />}>
      <p>{t(answer.state === "requested" ? "answers.waits.requested" : "answers.waits.taken")}</p>
    </Note>
  )
}

const Extension = ({ answer }: Props) => {
  const { t, dates } = useTranslation()
  const { extension, dueOn } = answer
  if (!extension) return null
  return (
    <Section id="extension" title={t("answers.extension.title")}>
      <p>
        {t("answers.extension.text", {
          ...{ on: dates.day(extension.on), from: dates.day(extension.from), day: dates.day(dueOn) },
        })}
      </p>
      <p className="quote pre" lang={extension.language} dir="auto">
        {extension.reason}
      </p>
    </Section>
  )
}

const Commitments = ({ answer }: Props) => {
  const { t, dates } = useTranslation()
  if (answer.commitments.length === 0) return null
  return (
    <Section id="commitments" title={t("answers.commitments")} count={answer.commitments.length}>
      <ul className="lines">
        {answer.commitments.map(({ code, title, language, dueOn, standing }) => (
          <li key={code} className="row-x between">
            <span>
              <a href={`/commitments/${code}`} lang={language}>
                <bdi>{title}</bdi>
              </a>
              <span className="muted"> · {t("answers.by_day", { day: dates.day(dueOn) })}</span>
            </span>
            <StandingWord standing={standing} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Clarification = ({ answer }: Props) => {
  const { t, dates } = useTranslation()
  const { clarification } = answer
  if (!clarification) return null
  const { by, question, language, on, reply, replyLanguage, repliedOn } = clarification
  return (
    <Section id="clarification" title={t("answers.clarification.title")}>
      <div className="stack">
        <p className="small">
          {by ? <bdi lang={by.language}>{by.name}</bdi> : null} · {dates.day(on)}
        </p>
        <p className="quote pre" lang={language} dir="auto">
          {question}
        </p>
        {reply && repliedOn ? (
          <>
            <p className="small">
              <bdi lang={answer.body.language}>{answer.body.name}</bdi> · {dates.day(repliedOn)}
            </p>
            <p className="quote pre" lang={replyLanguage} dir="auto">
              {reply}
            </p>
          </>
        ) : (
          <p>{t("answers.clarification.waits")}</p>
        )}
      </div>
    </Section>
  )
}

const Proof = ({ answer }: Props) => {
  const { t } = useTranslation()
  if (!answer.digest) return null
  return (
    <Section id="proof" title={t("answers.proof.title")}>
      <p>{t("answers.proof.text")}</p>
      <p>
        <code className="digest" dir="ltr">
          {answer.digest}
        </code>
      </p>
      <p className="no-print">
        <a href={`/answers/${answer.code}/text`} download>
          {t("answers.proof.file")}
        </a>
      </p>
    </Section>
  )
}

/** What was asked, in the words of the proposal: folded once the answer stands above it. */
const Asked = ({ answer }: Props) => {
  const { t } = useTranslation()
  const { today, asks, toWhom, seenBy, language } = answer.proposal
  return (
    <Fold summary={t("answers.asked")} open={!answer.published}>
      {answer.askWords ? (
        <p className="quote pre" lang="it">
          {answer.askWords}
        </p>
      ) : null}
      <AnswersText answers={{ today, asks, toWhom, seenBy }} language={language} />
    </Fold>
  )
}

/** An answer from the question to what was said about it, read from top to end. */
export const AnswerBody = ({ answer }: Props) => (
  <div className="stack-l">
    <Inside answer={answer} />
    <Standing answer={answer} />
    <Acts answer={answer} />
    <Annexes files={answer.files} />
    <Commitments answer={answer} />
    <Clarification answer={answer} />
    <Extension answer={answer} />
    <Asked answer={answer} />
    <Proof answer={answer} />
  </div>
)
