import { ROLES } from '../../accounts/viewer.js';
import type { PeoplePageView, PersonFormView } from '../office/people-view.js';
import type { PersonField } from '../office/person-form.rules.js';
import { Field } from './field.js';
import { useWords } from './page-context.js';

interface PersonFormProps {
  /** Makes the ids of its fields its own. */
  id: string;
  form: PersonFormView;
  sections: PeoplePageView['sections'];
  isNew: boolean;
  button: string;
}

/** Somebody's name, role and sections; of somebody new the address too. */
export function PersonForm({ id, form, sections, isNew, button }: PersonFormProps) {
  const words = useWords().people;
  const { typed } = form;
  const idOf = (name: string): string => `${name}-${id}`;
  const complaint = (field: PersonField) =>
    form.field === field ? { 'aria-invalid': true as const, 'aria-describedby': 'notice' } : {};
  return (
    <form class="person" method="post" action={`${form.action}#notice`} noValidate>
      <div class="pair">
        {isNew && (
          <Field id={idOf('email')} label={words.email}>
            <input
              id={idOf('email')}
              name="email"
              type="email"
              maxLength={320}
              autocomplete="off"
              value={typed['email'] ?? ''}
              {...complaint('email')}
            />
          </Field>
        )}
        <Field id={idOf('name')} label={words.name} {...(isNew && { hint: words.nameHint })}>
          <input
            id={idOf('name')}
            name="name"
            autocomplete="off"
            dir="auto"
            value={typed['name'] ?? ''}
            {...complaint('name')}
          />
        </Field>
        <Field id={idOf('role')} label={words.role}>
          <select id={idOf('role')} name="role" {...complaint('role')}>
            {ROLES.map((role) => (
              <option value={role} selected={role === typed['role']}>
                {words.roleChoices[role]}
              </option>
            ))}
          </select>
        </Field>
      </div>
      {sections.length > 0 && (
        <fieldset class="setting">
          <legend>{words.where}</legend>
          <div class="choices">
            {(['site', 'sections'] as const).map((where) => (
              <label for={idOf(where)}>
                <input
                  id={idOf(where)}
                  type="radio"
                  name="where"
                  value={where}
                  checked={(typed['where'] === 'sections' ? 'sections' : 'site') === where}
                />{' '}
                {words.wheres[where]}
              </label>
            ))}
          </div>
          <div class="choices of-sections">
            {sections.map(({ key, name }) => (
              <label for={idOf(`section-${key}`)}>
                <input
                  id={idOf(`section-${key}`)}
                  type="checkbox"
                  name={`section.${key}`}
                  checked={typed[`section.${key}`] !== undefined}
                  {...complaint('sections')}
                />{' '}
                <bdi>{name}</bdi>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <p>
        <button type="submit">{button}</button>
      </p>
    </form>
  );
}
