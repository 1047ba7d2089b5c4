import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import { SelectField, TextArea, TextField } from '../../../ui/field.js';
import { TEMPLATE_CHANNELS, type TemplateForm, textOf, withChannelText } from './template-form.js';

interface ChannelTextsProps {
  form: TemplateForm;
  onChange: (form: TemplateForm) => void;
}

/** What is said otherwise through one channel, such as a shorter text message. */
export function ChannelTexts({ form, onChange }: ChannelTextsProps): ReactNode {
  const { t } = useTranslation('integrations');
  const [channel, setChannel] = useState('');
  const own = form.channels[channel];
  return (
    <>
      <SelectField label={t('template.forChannel')} hint={t('template.forChannelHint')} value={channel} onChange={setChannel}>
        <option value="">{t('template.everywhere')}</option>
        {TEMPLATE_CHANNELS.map((name) => (
          <option key={name} value={name}>
            {t(`template.channel.${name}`)}
            {Object.keys(form.channels[name] ?? {}).length > 0 ? ' ●' : ''}
          </option>
        ))}
      </SelectField>
      {channel && (
        <>
          <TextField
            label={`${t('template.title')} · ${t(`template.channel.${channel as 'sms'}`)}`}
            optional
            value={textOf(own?.title)}
            onChange={(text) => onChange(withChannelText(form, channel, 'title', text))}
          />
          <TextArea
            label={`${t('template.opening')} · ${t(`template.channel.${channel as 'sms'}`)}`}
            optional
            rows={4}
            value={textOf(own?.opening)}
            onChange={(text) => onChange(withChannelText(form, channel, 'opening', text))}
          />
        </>
      )}
    </>
  );
}
