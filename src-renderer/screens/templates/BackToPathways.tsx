import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { useNavigation } from '../../stores/navigation.ts';

/** Above a page of templates: where it belongs. */
export function BackToPathways({ toGallery }: { readonly toGallery?: boolean }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  return (
    <div>
      <Button
        small
        look="plain"
        icon={<ArrowLeft aria-hidden />}
        onPress={() => go({ name: toGallery === true ? 'templates' : 'pathways' })}
      >
        {toGallery === true ? t('templates.gallery') : t('app.pathways')}
      </Button>
    </div>
  );
}
