import type { SerializeFrom } from "@remix-run/node"
import { AnswerStatus, DueWords } from "./answer-status.tsx"
import type { AnswerLine } from "./list.server.ts"

export type ShownAnswer = SerializeFrom<AnswerLine>

/** The bodies asked for an answer to one proposal, each with how far it is and until when. */
export const AnswerLines = ({ answers }: { answers: readonly ShownAnswer[] }) => (
  <ul className="lines">
    {answers.map((answer) => (
      <li key={answer.code} className="stack">
        <div className="row-x between">
          <a href={`/answers/${answer.code}`} lang={answer.body.language}>
            <bdi>{answer.body.name}</bdi>
          </a>
          <AnswerStatus {...answer} />
        </div>
        <p className="small">
          <DueWords {...answer} />
        </p>
      </li>
    ))}
  </ul>
)
