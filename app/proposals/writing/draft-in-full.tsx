import type { ComponentProps } from "react"
import { RefusableForm } from "../../form-parts.tsx"
import { useTranslation } from "../../i18n/translation.tsx"
import { keyFor } from "../../meetings/session/form-keys.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Section } from "../../ui/page-head.tsx"
import { AnswersText } from "../answers-text.tsx"
import { AuthorList } from "../author-list.tsx"

type Draft = Pick<ComponentProps<typeof AnswersText>, "answers" | "language"> &
  Pick<ComponentProps<typeof AuthorList>, "authors">

/** What is about to be handed in: text, authors, and where its files are; each with the page that changes it. */
export const DraftInFull = ({ path, draft }: { path: string; draft: Draft }) => {
  const { t } = useTranslation()
  return (
    <>
      <Section
        id="text"
        title={t("proposals.submit.text")}
        link={{ href: `${path}/edit`, label: t("proposals.acts.edit") }}
      >
        <AnswersText answers={draft.answers} language={draft.language} level={3} />
      </Section>
      <Section
        id="authors"
        title={t("proposals.authors.title")}
        link={{ href: `${path}/authors`, label: t("proposals.acts.authors") }}
      >
        <AuthorList authors={draft.authors} />
      </Section>
      <p className="row-x">
        <ButtonLink kind="line" icon="it-clip" href={`${path}/files`}>
          {t("proposals.acts.files")}
        </ButtonLink>
      </p>
    </>
  )
}

type DiscardProps = { formKey: string } & Pick<ComponentProps<typeof RefusableForm>, "refusal">

/** Throws a draft away. */
export const DiscardDraft = ({ formKey, refusal }: DiscardProps) => {
  const { t } = useTranslation()
  return (
    <Fold summary={t("proposals.submit.discard_title")}>
      <p>{t("proposals.submit.discard_text")}</p>
      <RefusableForm formKey={keyFor(formKey, "discard")} refusal={refusal}>
        <Button kind="stop" name="intent" value="discard">
          {t("proposals.submit.discard")}
        </Button>
      </RefusableForm>
    </Fold>
  )
}
