/**
 * What WhatsApp itself writes into an export, in the languages of phones that were seen. A phrase
 * that is missing here costs little: the line stays a message, with the phrase as its text.
 */

/** Stands instead of a picture in an export without media; alone on its line. */
export const MEDIA_OMITTED: ReadonlySet<string> = new Set([
  'media omitted',
  'medien ausgelassen',
  'medien weggelassen',
  'medien weggelaten',
  'media weggelaten',
  'archivo omitido',
  'multimedia omitido',
  'médias omis',
  'média omis',
  'fichier omis',
  'mídia oculta',
  'arquivo de mídia oculto',
  'mídia omitida',
  'ficheiro não revelado',
  'media omessi',
  'media omesso',
  'media eliminati',
  'без медиафайлов',
  'медиа пропущены',
  'メディアなし',
  'メディアは含まれていません',
  'メディア省略',
  '媒体省略',
  '省略媒体',
  '媒体已省略',
  '媒体已略去',
  '忽略多媒体文件',
  '省略多媒体文件',
  '多媒体文件已省略',
  '省略多媒體檔',
  '媒體已略去',
  '已省略媒體檔案',
  '未包含媒体',
  '미디어 파일을 생략한 대화내용',
  '미디어 파일 제외됨',
  'medya dahil edilmedi',
  'medya atlanmış',
  'pominięto multimedia',
  'media utelämnat',
  'media har utelämnats',
  'media utelatt',
  'media udeladt',
  'media jätettiin pois',
  'media tidak disertakan',
  'media ditiadakan',
  'تم استبعاد الوسائط',
]);

/** iPhones say what was left out: "image omitted", "图像已略去". The kind gives the media type. */
export const KIND_OMITTED: readonly { readonly mediaType: string; readonly says: RegExp }[] = [
  kind(
    'image/*',
    'image|photo|bild|imagen|imagem|immagine|afbeelding|图像|图片|照片|圖片|相片|画像|이미지|изображение|görüntü',
  ),
  kind('video/*', 'video|video note|vidéo|vídeo|视频|視訊|影片|動画|동영상|видео'),
  kind('audio/*', 'audio|áudio|音频|音訊|语音|語音|音声|オーディオ|오디오|аудио|ses'),
  kind('image/webp', 'sticker|figurinha|贴图|貼圖|表情|ステッカー|스티커|стикер|çıkartma'),
  kind('image/gif', 'gif'),
  kind(
    'text/vcard',
    'contact card|kontaktkarte|tarjeta de contacto|fiche contact|cartão do contato|名片|联系人卡片|聯絡人卡片|連絡先カード',
  ),
  kind('application/octet-stream', 'document|dokument|documento|文档|文件|檔案|書類|ドキュメント|문서|документ|belge'),
];

function kind(mediaType: string, names: string): { mediaType: string; says: RegExp } {
  const gone =
    'omitted|weggelassen|ausgelassen|weggelaten|omitid[oa]|ocultad[oa]|omess[oa]|omise?|absente?|retirée?|manquante?|esclus[oa]|non inclus[oa]' +
    '|已?略去|已?省略|已?忽略|は含まれていません|省略|생략됨|제외됨|пропущен[оа]?|опущен[оа]?|dahil edilmedi';
  return { mediaType, says: new RegExp(`^(?:(.*?) ?[•·] ?.*?)?(?:${names})\\s?(?:${gone})$`, 'iu') };
}

/** `name.jpg (file attached)`: what stands in the brackets. */
export const FILE_ATTACHED: ReadonlySet<string> = new Set([
  'file attached',
  'datei angehängt',
  'archivo adjunto',
  'fichier joint',
  'arquivo anexado',
  'ficheiro anexado',
  'file allegato',
  'bestand bijgevoegd',
  'ファイル添付',
  '添付ファイル',
  '附件',
  '文件附件',
  '文件已附加',
  '已附加文件',
  '附加文件',
  '檔案附件',
  '附加檔案',
  '파일 첨부됨',
  '파일 첨부',
  'файл прикреплен',
  'файл прикреплён',
  'файл добавлен',
  'dosya ekli',
  'dosya eklendi',
  'plik dołączony',
  'załączono plik',
  'bifogad fil',
  'fil bifogad',
  'fil vedlagt',
  'vedhæftet fil',
  'tiedosto liitetty',
  'file terlampir',
  'الملف مرفق',
  'ملف مرفق',
  'फ़ाइल संलग्न है',
]);

/** `<attached: name.jpg>`: what stands before the colon. */
export const ATTACHED =
  'attached|anhang|adjunto|archivo adjunto|pièce jointe|anexado|anexo|allegato|bijgevoegd|bijlage|附件|已附加|添付ファイル|添付|첨부|прикреплено|вложение|ekli|ek|załączono|bifogad|vedhæftet|vedlagt|liite|terlampir';

/** A program that speaks under this name writes system lines. */
export const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  'system',
  'système',
  'systeme',
  'sistema',
  'systeem',
  'sistem',
  'система',
  '系统',
  '系統',
  '系统消息',
  '系統訊息',
  'システム',
  '시스템',
]);

/** The notice that a chat is encrypted, however it is worded. */
export const ENCRYPTION_NOTICE =
  /end-to-end[ -]encrypt|ende-zu-ende[ -]versch|cifrados? de extremo a extremo|chiffrés? de bout en bout|criptografia de ponta a ponta|crittografia end-to-end|crittografati end-to-end|end-to-end[ -]versleutel|端到端加密|端對端加密|エンドツーエンド|종단간 암호화|сквозн\S+ шифрован|uçtan uca şifrel/i;

/** What happens to a chat or its members; enough to know a line by, when it could be taken for "Name: text". */
export const HAPPENING =
  /\b(created (this )?group|changed (the|this|their|your) |added you|joined using|joined from|was added|were added|security code|disappearing messages|pinned a message|now an admin|turned (on|off) )|(hat|haben) .*(gruppe|betreff|gruppenbild|geändert)|(cambió|creó|añadió|eliminó) .*(grupo|asunto)|a (créé|modifié|ajouté|changé) .*(groupe|sujet|objet)|创建了(群|该群|此群)|更改了(群|该群|此群|主题|安全)|加入了(群|该群|此群)|将群名|建立了群組|更改了群組/i;

/** Words by which a system line shows that the chat is a group. */
export const GROUP_WORD =
  /\b(group|gruppe|grupo|groupe|gruppo|groep|grup|grupa|ryhmä|community)\b|групп|群|グループ|그룹|المجموعة/i;

/** Stands behind a text that its author changed later. */
export const EDITED =
  /[\s\u200e]*<\s?(?:this message was edited|diese nachricht wurde bearbeitet|nachricht bearbeitet|se editó este mensaje|este mensaje fue editado|editado|ce message a été modifié|mensagem editada|esta mensagem foi editada|questo messaggio è stato modificato|dit bericht is bewerkt|此消息已编辑|消息已编辑|已编辑|此訊息已編輯|訊息已編輯|已編輯|このメッセージは編集されました|编辑过的消息|сообщение изменено|данное сообщение изменено|bu mesaj düzenlendi)\s?>\s*$/iu;

/**
 * The title of a chat from the name that WhatsApp gives to an export; `X` is the title. The same chat
 * exported by a phone in another language has the same title.
 */
export const EXPORT_NAMES: readonly RegExp[] = [
  /^WhatsApp[ -]?Chat(?: -| with| mit| met| con| avec| com|:) (.+)$/i,
  /^(?:Chat|Conversazione|Conversación|Conversa|Discussion|Rozmowa|Czat|Чат|Chatt) (?:de |do |da |della |w |в )?WhatsApp (?:-|con|com|avec|mit|with|med|z|с|dengan|de|ile)? ?(.+)$/i,
  /^Chat WhatsApp (?:con|com|dengan|-) (.+)$/i,
  /^WhatsApp-(?:chatt? med|keskustelu:?|samtale med) (.+)$/i,
  /^(.+?) ile WhatsApp Sohbeti$/i,
  /^[与與和] ?(.+?) ?的 ?WhatsApp ?(?:聊天记录|聊天記錄|聊天|对话|對話|会话|對話記錄)$/i,
  /^WhatsApp ?(?:聊天记录|聊天記錄|聊天|对话|對話)(?: ?[-–:：]|与|與|和) ?(.+)$/i,
  /^(.+?) ?との ?WhatsApp ?(?:チャット|トーク)$/i,
  /^WhatsApp ?(?:チャット|トーク)(?: ?[-–:：]) ?(.+)$/i,
  /^(.+?)님과의 WhatsApp 대화$/i,
  /^WhatsApp 대화 ?(?:[-–:])? ?(.+)$/i,
];
