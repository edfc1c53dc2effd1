import type { SerializeFrom } from "@remix-run/node"
import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { CommitmentTable } from "../../meetings/commitments/commitment-table.tsx"
import { ProposalStatus } from "../../proposals/proposal-status.tsx"
import { AnswerLines } from "../answer-lines.tsx"
import type { Place, ThreadStep } from "./thread.ts"
import type { ThreadPage } from "./thread-queries.server.ts"

type Props = { thread: SerializeFrom<ThreadPage>; place: Place }

/** A longer text shows so many letters: the whole of it is one press away. */
const SHORT = 280
const beginningOf = (text: string) =>
  text.length <= SHORT ? text : `${text.slice(0, SHORT).replace(/\s\S*$/, "")}…`

const Said = ({ text, language }: { text: string | null | undefined; language: string }) =>
  text ? (
    <p className="quote pre" lang={language} dir="auto">
      {beginningOf(text)}
    </p>
  ) : null

const Idea = ({ thread }: Props) => {
  const { t } = useTranslation()
  const { authors, code, language } = thread
  return (
    <>
      <p>
        {authors.map((author, n) => (
          <span key={author.name}>
            {n > 0 ? ", " : ""}
            <bdi lang={author.language}>{author.name}</bdi>
          </span>
        ))}
      </p>
      <Said text={thread.answers.asks} language={language} />
      <p>
        <a href={`/proposals/${code}`}>{t("answers.thread.read_proposal")}</a>
      </p>
    </>
  )
}

const Support = ({ thread }: Props) => {
  const { t } = useTranslation()
  const { admitted } = thread.when
  const { supporters } = thread.rule
  return (
    <>
      <p>
        {t("answers.thread.supported", { count: thread.supporters })}{" "}
        {supporters > 0 ? t("answers.thread.needed", { count: supporters }) : ""}
      </p>
      {admitted ? (
        <>
          <p>{t(`answers.thread.${admitted.kind as "admitted"}`)}</p>
          <Said {...admitted} />
        </>
      ) : null}
    </>
  )
}

const Discussion = ({ thread }: Props) => {
  const { t } = useTranslation()
  const count = (stance: string) => thread.stances[stance] ?? 0
  return (
    <>
      <p>
        {t("proposals.comments.balance", {
          ...{ pro: count("for"), con: count("against"), neutral: count("neutral") },
        })}
      </p>
      <p>
        <a href={`/proposals/${thread.code}/comments`}>{t("answers.thread.read_comments")}</a>
      </p>
    </>
  )
}

const Vote = ({ thread }: Props) => {
  const { t } = useTranslation()
  const { voted } = thread.when
  return (
    <>
      <p>
        <ProposalStatus state={thread.state} outcome={thread.outcome} />
      </p>
      {voted ? <Said {...voted} /> : null}
      {thread.ballot ? (
        <p>
          <a href={`/ballots/${thread.ballot.code}`}>{t("answers.thread.see_ballot")}</a>
        </p>
      ) : null}
    </>
  )
}

const Answers = ({ thread }: Props) => {
  const { t } = useTranslation()
  if (thread.given.length === 0) return <p>{t("answers.thread.not_asked")}</p>
  return <AnswerLines answers={thread.given} />
}

const Texts = ({ thread }: Props) => (
  <ul className="lines">
    {thread.texts.map(({ code, name, language, part }) => (
      <li key={`${code}${part}`}>
        <a href={part ? `/documents/${code}?p=${part}#${part}` : `/documents/${code}`} lang={language}>
          <bdi>{name}</bdi>
        </a>
      </li>
    ))}
  </ul>
)

const Commitments = ({ thread }: Props) => {
  const { t } = useTranslation()
  return <CommitmentTable rows={thread.commitments} empty={t("answers.thread.no_commitments")} />
}

const Done = ({ place }: Props) => {
  const { t } = useTranslation()
  return place === "done" ? <p>{t("answers.thread.all_kept")}</p> : null
}

/** Where the way ended before its time: why. */
const Over = ({ thread, place }: Props) => {
  const { t } = useTranslation()
  const { over } = thread.when
  if (place !== "ended" || !over) return null
  return (
    <>
      <p>{t(`proposals.events.${over.kind as "withdrawn"}`)}</p>
      <Said {...over} />
    </>
  )
}

const withEnd = (Part: (props: Props) => ReactNode) => (props: Props) => (
  <>
    <Part {...props} />
    <Over {...props} />
  </>
)

/** What each step says, by its name. */
export const STEP_PARTS: Readonly<Record<ThreadStep, (props: Props) => ReactNode>> = {
  ...{ idea: withEnd(Idea), support: withEnd(Support), discussion: withEnd(Discussion), vote: withEnd(Vote) },
  ...{ answer: withEnd(Answers), text: Texts, commitments: withEnd(Commitments), done: withEnd(Done) },
}
