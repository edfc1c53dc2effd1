import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import { FormKey } from "../../../ui/form-key.tsx"
import { Note } from "../../../ui/note.tsx"
import { keyFor } from "../../session/form-keys.ts"

type Deciding = {
  code: string
  title: string
  number: string
  outcome: string | null
  counts: { yes: number; no: number; abstained: number } | null
  path: string | null
}
type Props = { code: string; deciding: Deciding | null; formKey: string }

/**
 * What the later meeting voted on the approval of a verbale: carried, it is recorded with one press, the vote linked
 * as its evidence; else it is said that it was not, and why nothing can be recorded.
 */
export const DecidingVote = ({ code, deciding, formKey }: Props) => {
  const { t } = useTranslation()
  if (!deciding) return null
  const { number, title, counts, path } = deciding
  const isCarried = deciding.outcome === "approved"
  return (
    <Note tone={isCarried ? "ok" : "wait"} title={t("minutes.approval.voted")}>
      <p>{t(`minutes.approval.voted_${isCarried ? "yes" : "no"}`, { number, title })}</p>
      {counts ? <p>{t("minutes.approval.counts", counts)}</p> : null}
      {path ? (
        <p>
          <a href={path}>{t("minutes.approval.see_ballot")}</a>
        </p>
      ) : null}
      {isCarried ? (
        <form method="post" action={`/minutes/${code}/approval`} className="no-print stack-s">
          <FormKey value={keyFor(formKey, "deciding")} />
          <input type="hidden" name="intent" value="meeting" />
          <input type="hidden" name="totalsCode" value={deciding.code} />
          <p className="small">{t("minutes.approval.voted_how")}</p>
          <Button busy={t("common.form.saving")}>{t("minutes.approval.voted_button")}</Button>
        </form>
      ) : null}
    </Note>
  )
}
