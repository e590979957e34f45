/** Hands back a text that cannot be sent again from this page; forms post to `#form-problem`. */
export const Unsent = ({ label, detail, text }: { label: string; detail?: string; text: string }) => (
  <div class="problem" id="form-problem" role="alert" tabIndex={-1}>
    {detail !== undefined && <p>{detail}</p>}
    <p>
      <label for="unsent">{label}</label>
    </p>
    <textarea id="unsent" rows={6} readOnly dir="auto">
      {text}
    </textarea>
  </div>
);
