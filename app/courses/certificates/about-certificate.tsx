import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { minutesNeeded } from "../attendance.ts"
import { shareOf } from "../register/share.ts"
import { hoursAndRest } from "./content.ts"
import type { AboutCertificate } from "./verified.server.ts"

const useHours = () => {
  const { t } = useTranslation()
  return (count: number) => {
    const { hours, minutes } = hoursAndRest(count)
    return minutes === 0
      ? t("courses.duration.hours", { count: hours })
      : t("courses.duration.both", { hours, minutes })
  }
}

/** On the page of a code: what a certificate or declaration said on the day of its issue, without the name. */
export const CertificateSays = ({ about }: { about: AboutCertificate }) => {
  const { t, dates, locale } = useTranslation()
  const hours = useHours()
  const { course, edition, minutes, threshold, from, until } = about
  const when =
    from === until
      ? t("certificates.public.one_day", { day: dates.day(from) })
      : t("certificates.public.dates", { from: dates.day(from), until: dates.day(until) })
  const where = [t(`courses.modes.${edition.mode}`), edition.place].filter(Boolean).join(", ")
  return (
    <Section id="says" title={t("certificates.public.title")}>
      <SummaryList
        missing={t("common.none")}
        items={[
          { term: t("certificates.paper.course"), value: <bdi lang={course.language}>{course.title}</bdi> },
          {
            term: t("certificates.public.edition"),
            value: (
              <>
                {edition.number}, {when}. <bdi>{where}</bdi>
              </>
            ),
          },
          {
            term: t("certificates.public.hours"),
            value: t("certificates.public.hours_are", {
              ...{ attended: hours(minutes.attended), planned: hours(minutes.planned) },
              share: shareOf(minutes.attended, minutes.counted, locale),
              needed: hours(minutesNeeded(minutes.counted, threshold)),
            }),
          },
          ...(minutes.counted === minutes.planned
            ? []
            : [{ term: t("certificates.paper.counted"), value: hours(minutes.counted) }]),
          { term: t("certificates.public.number"), value: <bdi>{about.number}</bdi> },
          {
            term: t("certificates.public.digest"),
            value: (
              <code className="digest" dir="ltr">
                {about.sha256}
              </code>
            ),
          },
        ]}
      />
    </Section>
  )
}

/** Where an employer types the surname that stands on the paper; the full name where it is the right one. */
export const WhoseCertificate = ({
  name,
  refusal,
}: {
  name: string | null
  refusal: Refusal | undefined
}) => {
  const { t } = useTranslation()
  return (
    <Section id="whose" title={t("certificates.public.whose")}>
      {name ? (
        <Note tone="ok" title={t("certificates.public.matches")} level={3} live>
          <p>
            <bdi>{t("certificates.public.holder", { name })}</bdi>
          </p>
        </Note>
      ) : null}
      <RefusableForm refusal={refusal}>
        <Field
          name="surname"
          width="m"
          label={t("certificates.public.surname")}
          help={t("certificates.public.surname_help")}
          maxLength={200}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
        />
        <Actions>
          <Button>{t("certificates.public.check")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
