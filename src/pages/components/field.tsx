import type { ComponentChildren } from 'preact';

interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  children: ComponentChildren;
}

/** A label, what it labels below it. */
export const Field = ({ id, label, hint, children }: FieldProps) => (
  <p class="field">
    <label for={id}>
      {label}
      {hint !== undefined && (
        <>
          {' '}
          <span class="hint">{hint}</span>
        </>
      )}
    </label>
    {children}
  </p>
);
