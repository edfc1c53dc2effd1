import type { SerializeFrom } from "@remix-run/node"
import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { Annexes } from "./annexes.tsx"
import { AnswersBeside, AnswersText } from "./answers-text.tsx"
import { AuthorList } from "./author-list.tsx"
import { History } from "./history.tsx"
import { ProposalActs } from "./proposal-acts.tsx"
import { ProposalFacts } from "./proposal-facts.tsx"
import type { ProposalPage } from "./queries.server.ts"
import { SupportBox } from "./support-box.tsx"

type Props = {
  proposal: SerializeFrom<ProposalPage>
  refusal: Refusal | undefined
  keyOf: (name: string) => string
}

const Approve = ({ proposal, refusal, keyOf }: Props) => {
  const { t } = useTranslation()
  if (!proposal.version || proposal.version.approvedAt || !proposal.acts.approveVersion) return null
  return (
    <Note tone="wait" title={t("proposals.version.approve_title")}>
      <p>{t("proposals.version.approve_text")}</p>
      <RefusableForm formKey={keyOf("approve")} refusal={refusal}>
        <input type="hidden" name="intent" value="approve" />
        <input type="hidden" name="rev" value={proposal.rev} />
        <input type="hidden" name="writtenAt" value={proposal.version.at} />
        <Button busy={t("common.form.saving")}>{t("proposals.version.approve")}</Button>
      </RefusableForm>
    </Note>
  )
}

/** How many comments there are, for and against, and the way to them. */
const Talk = ({ proposal }: Pick<Props, "proposal">) => {
  const { t } = useTranslation()
  const { stances, code, acts, state } = proposal
  const count = (stance: string) => stances[stance] ?? 0
  const all = count("for") + count("against") + count("neutral")
  if (state === "draft" || (all === 0 && !acts.comment)) return null
  return (
    <Section id="talk" title={t("proposals.comments.title")} count={all}>
      <div className="stack">
        <p>
          {t("proposals.comments.balance", {
            ...{ pro: count("for"), con: count("against"), neutral: count("neutral") },
          })}
        </p>
        <p>
          <ButtonLink kind="line" href={`/proposals/${code}/comments`}>
            {t(acts.comment ? "proposals.comments.read_and_write" : "proposals.comments.read")}
          </ButtonLink>
        </p>
      </div>
    </Section>
  )
}

/** What the proposal says, what may be done with it, what was said of it and what happened. */
export const ProposalBody = (props: Props) => {
  const { proposal, refusal, keyOf } = props
  const { t } = useTranslation()
  const { version, answers, language, rev, acts, code } = proposal
  return (
    <div className="stack-l">
      <Approve {...props} />
      {version ? (
        <AnswersBeside {...{ answers, language, version, rev }} />
      ) : (
        <AnswersText {...{ answers, language }} />
      )}
      <Annexes files={proposal.files} />
      <ProposalActs {...{ code, acts, refusal, keyOf }} />
      <Talk proposal={proposal} />
      <Section id="history" title={t("proposals.history.title")}>
        <History events={proposal.events} />
      </Section>
    </div>
  )
}

/** Beside it: who writes, who supports, where it stands. */
export const ProposalSide = ({ proposal, refusal, keyOf }: Props) => {
  const { t } = useTranslation()
  const { acts, support, rule, state } = proposal
  return (
    <div className="stack-l">
      {proposal.isProject ? null : (
        <SupportBox
          {...{ support, rule, state, refusal }}
          maySupport={acts.support && !(acts.signs && support.isMine)}
          formKey={keyOf("support")}
        />
      )}
      <Section id="authors" title={t("proposals.authors.title")}>
        <AuthorList authors={proposal.authors} />
      </Section>
      <ProposalFacts facts={proposal} />
    </div>
  )
}
