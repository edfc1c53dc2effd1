import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"

export type Acts = {
  edit: boolean
  draft: boolean
  steps: readonly string[]
  pass: boolean
  text: boolean
  merge: boolean
  split: boolean
  withdraw: boolean
  rewrite: boolean
  writeVersion: boolean
}

const PAGES = ["merge", "pass", "split", "withdraw"] as const
const PRESSES = ["text", "rewrite"] as const

type Props = {
  code: string
  acts: Acts
  refusal: Refusal | undefined
  keyOf: (name: string) => string
}

/** What the person may do with the proposal now: each leads to a page, or is one press. */
export const ProposalActs = ({ code, acts, refusal, keyOf }: Props) => {
  const { t } = useTranslation()
  const path = `/proposals/${code}`
  const pages = PAGES.filter((one) => acts[one])
  const presses = PRESSES.filter((one) => acts[one])
  const isKeeping = acts.steps.length > 0
  const some = isKeeping || acts.edit || acts.writeVersion || pages.length + presses.length > 0
  if (!some) return null
  return (
    <Section id="acts" title={t("proposals.acts.title")} className="no-print">
      <div className="row-x">
        {isKeeping ? <ButtonLink href={`${path}/admission`}>{t("proposals.acts.steps")}</ButtonLink> : null}
        {acts.draft ? <ButtonLink href={`${path}/submit`}>{t("proposals.acts.submit")}</ButtonLink> : null}
        {acts.edit ? (
          <ButtonLink kind="line" href={`${path}/edit`}>
            {t("proposals.acts.edit")}
          </ButtonLink>
        ) : null}
        {acts.draft ? (
          <ButtonLink kind="line" href={`${path}/authors`}>
            {t("proposals.acts.authors")}
          </ButtonLink>
        ) : null}
        {acts.draft ? (
          <ButtonLink kind="line" href={`${path}/files`}>
            {t("proposals.acts.files")}
          </ButtonLink>
        ) : null}
        {acts.writeVersion ? (
          <ButtonLink kind="line" href={`${path}/version`}>
            {t("proposals.acts.version")}
          </ButtonLink>
        ) : null}
        {presses.map((press) => (
          <RefusableForm key={press} formKey={keyOf(press)} refusal={refusal}>
            <input type="hidden" name="intent" value={press} />
            <Button kind="line" busy={t("common.form.saving")}>
              {t(`proposals.acts.${press}`)}
            </Button>
          </RefusableForm>
        ))}
        {pages.map((page) => (
          <ButtonLink key={page} kind="quiet" href={`${path}/${page}`}>
            {t(`proposals.acts.${page}`)}
          </ButtonLink>
        ))}
      </div>
    </Section>
  )
}
