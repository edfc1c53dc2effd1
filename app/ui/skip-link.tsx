/** The first focusable thing of every page. */
export const SkipLink = ({ label, to = "main" }: { label: string; to?: string }) => (
  <a className="skip" href={`#${to}`}>
    {label}
  </a>
)
