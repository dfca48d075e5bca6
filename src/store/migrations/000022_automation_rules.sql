-- Who is told to be a program has become steps of the recipe: recipes of before do what they did.
update history.decision
set about = jsonb_set(about, '{steps}', (about -> 'steps') || (
  select jsonb_agg(jsonb_build_object('rule', 'automation-by-' || sign, 'parameters', '{}'::jsonb) order by place)
  from unnest(array['auto-submitted', 'report', 'precedence', 'mailer-daemon', 'no-reply', 'list-program', 'newsletter',
    'subject', 'header', 'its-source', 'its-words']) with ordinality as signs (sign, place)))
where kind = 'recipe';
