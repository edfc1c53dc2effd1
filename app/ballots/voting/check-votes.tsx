import { useTranslation } from "../../i18n/translation.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { Note } from "../../ui/note.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { choiceWords } from "../choice-words.ts"
import type { Choice, Question } from "../question.ts"
import type { OwnSeat } from "./vote-fields.tsx"

type Sent = { seatCode: string; choice: Choice; replaces: string | null }
type CheckVotesProps = {
  page: {
    code: string
    wording: string
    language: string
    question: Question
    options: readonly { id: string; label: string }[]
    own: readonly OwnSeat[]
  }
  votes: readonly Sent[]
  formKey: string
}

const Kept = ({ votes }: { votes: readonly Sent[] }) => (
  <>
    {votes.map(({ seatCode, choice, replaces }) => (
      <span key={seatCode}>
        {typeof choice === "string" ? (
          <input type="hidden" name={`c-${seatCode}`} value={choice} />
        ) : (
          choice.map((id) => <input key={id} type="hidden" name={`c-${seatCode}[]`} value={id} />)
        )}
        {replaces ? <input type="hidden" name={`r-${seatCode}`} value={replaces} /> : null}
      </span>
    ))}
  </>
)

/** What was chosen for each seat, what will be read of it, and the button that makes it count. */
export const CheckVotes = ({ page, votes, formKey }: CheckVotesProps) => {
  const { t } = useTranslation()
  const nameOf = (code: string) => page.own.find((seat) => seat.code === code)?.name ?? ""
  const said = (choice: Choice) => choiceWords(t, page.question, page.options, choice)
  const [first] = votes
  return (
    <div className="stack">
      <SummaryList
        missing={t("common.none")}
        items={[
          {
            term: t("ballots.list.question"),
            value: (
              <bdi lang={page.language} dir="auto">
                {page.wording}
              </bdi>
            ),
          },
          ...votes.map(({ seatCode, choice }) => ({
            term: <bdi>{nameOf(seatCode)}</bdi>,
            value: <b>{said(choice)}</b>,
          })),
        ]}
      />
      {first ? (
        <Note>
          {t("ballots.vote.will_read", { seat: nameOf(first.seatCode), answer: said(first.choice) })}
        </Note>
      ) : null}
      <form method="post">
        <FormKey value={formKey} />
        <input type="hidden" name="intent" value="cast" />
        <Kept votes={votes} />
        <Button wide busy={t("common.form.saving")}>
          {t("ballots.vote.confirm")}
        </Button>
      </form>
      <form method="post">
        <input type="hidden" name="intent" value="again" />
        <Kept votes={votes} />
        <Button kind="line" wide>
          {t("ballots.vote.change")}
        </Button>
      </form>
      <p>
        <ButtonLink kind="quiet" wide href={`/ballots/${page.code}`}>
          {t("ballots.vote.leave")}
        </ButtonLink>
      </p>
    </div>
  )
}
