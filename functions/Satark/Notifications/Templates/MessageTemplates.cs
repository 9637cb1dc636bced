using System.Collections.Frozen;

namespace Satark.Notifications.Templates;

/// <summary>All templates. Their words follow WHO's guidance for media (2023); a test reads every one of them.</summary>
/// <param name="publicUrl">The installation's address (<c>Satark:PublicUrl</c>); asked at each use, since a port may be known only after the start.</param>
/// <param name="helplines">The helplines at the foot of mails.</param>
public sealed class MessageTemplates(Func<Uri> publicUrl, HelplineOptions helplines)
{
    private static readonly TemplateSlot Urgency = new("urgency"), Code = new("code"), Place = new("district"), Token = new("link token", SlotKind.Token);

    private static readonly TemplateText[] Texts =
    [
        new(
            TemplateIds.Call,
            [Urgency, Code, Place, Token],
            "{#var#}: case {#var#}, {#var#}. Nobody has taken it yet. Open and answer: [link]{#var#} Satark desk",
            "{0}: case {1}, {2}: nobody has taken it yet",
            """
            {0}: case {1}, {2}.
            Nobody has taken it yet.

            Open this link and answer "Take it", "Not ours" or "Can't go":
            [link]{3}

            The link is yours alone: please do not forward it. Opening it changes nothing; only your answer counts.
            """,
            """
            {0}: केस {1}, {2}।
            अभी तक किसी ने यह केस नहीं लिया है।

            यह लिंक खोलें और उत्तर दें "लेता/लेती हूँ", "हमारा नहीं" या "नहीं जा सकता/सकती":
            [link]{3}

            यह लिंक केवल आपके लिए है: कृपया किसी को न भेजें। इसे खोलने से कुछ नहीं बदलता; केवल आपका उत्तर गिना जाता है।
            """),
        new(
            TemplateIds.Engagement,
            [new("agency"), Urgency, Code, Place, Token],
            "{#var#}: {#var#}, case {#var#}, {#var#}. Your help is needed. Open and answer: [link]{#var#} Satark desk",
            "{1}: case {2}, {3}: your help is needed",
            """
            To: {0}
            {1}: case {2}, {3}.
            Your help is needed.

            Open this link for what is known, and answer "We know", "On the way" or "At the door":
            [link]{4}

            You are asked until you answer. The link is for your control room alone: please do not forward it.
            """,
            """
            सेवा में: {0}
            {1}: केस {2}, {3}।
            आपकी सहायता चाहिए।

            उपलब्ध जानकारी के लिए यह लिंक खोलें और उत्तर दें "जानकारी मिली", "रास्ते में" या "पहुँच गए":
            [link]{4}

            उत्तर मिलने तक आपसे पूछा जाता रहेगा। यह लिंक केवल आपके नियंत्रण कक्ष के लिए है: कृपया किसी को न भेजें।
            """),
        new(
            TemplateIds.Candidate,
            [Urgency, Code, Place, new("also asked"), new("also asked"), Token],
            "{#var#}: case {#var#}, perhaps in {#var#}. Also asked: {#var#}, {#var#}. Yours? Open and answer: [link]{#var#} Satark desk",
            "{0}: case {1}, perhaps in {2}: is it yours?",
            """
            {0}: case {1}, perhaps in {2}.
            The place is not sure. Also asked: {3}, {4}.

            Open this link for what is known, look into it at once, and answer "It is ours" or "Not ours":
            [link]{5}

            When one of you says that it is theirs, the others are told that they can stand down. You are asked until you answer. The link is for your control room alone: please do not forward it.
            """,
            """
            {0}: केस {1}, शायद {2} में।
            जगह पक्की नहीं है। इनसे भी पूछा गया है: {3}, {4}।

            उपलब्ध जानकारी के लिए यह लिंक खोलें, तुरंत देखें और उत्तर दें "हमारा है" या "हमारा नहीं":
            [link]{5}

            किसी एक के "हमारा है" कहने पर बाकी को बता दिया जाएगा कि अब उनकी आवश्यकता नहीं। उत्तर मिलने तक आपसे पूछा जाता रहेगा। यह लिंक केवल आपके नियंत्रण कक्ष के लिए है: कृपया किसी को न भेजें।
            """),
        new(
            TemplateIds.Storm,
            [Urgency, new("count"), new("partner"), Code, Token],
            "{#var#}: {#var#} cases of {#var#}, first {#var#}. Nobody has taken them yet. Open and answer: [link]{#var#} Satark desk",
            "{0}: {1} cases of {2}: nobody has taken them yet",
            """
            {0}: {1} cases of {2} came at once, and nobody has taken them yet. The first is {3}.

            Open this link and answer for the first: "Take it", "Not ours" or "Can't go". The desk shows the others; there you can split them, or confirm that all are real:
            [link]{4}

            The link is yours alone: please do not forward it. Opening it changes nothing; only your answer counts.
            """,
            """
            {0}: {2} के {1} केस एक साथ आए हैं, और अभी तक किसी ने नहीं लिए। पहला केस {3} है।

            यह लिंक खोलें और पहले केस का उत्तर दें: "लेता/लेती हूँ", "हमारा नहीं" या "नहीं जा सकता/सकती"। बाकी केस डेस्क पर हैं; वहाँ उन्हें अलग किया जा सकता है, या सबको वास्तविक बताया जा सकता है:
            [link]{4}

            यह लिंक केवल आपके लिए है: कृपया किसी को न भेजें। इसे खोलने से कुछ नहीं बदलता; केवल आपका उत्तर गिना जाता है।
            """),
        new(
            TemplateIds.Several,
            [Urgency, new("count"), new("codes"), Token],
            "{#var#}: {#var#} cases: {#var#}. Nobody has taken them yet. Open and answer each: [link]{#var#} Satark desk",
            "{0}: {1} cases: nobody has taken them yet",
            """
            {0}: you are called about {1} cases, the most urgent first, and nobody has taken them yet:
            [cases]

            Open this link and answer for each of them "Take it", "Not ours" or "Can't go":
            [link]{3}

            The link is yours alone: please do not forward it. Opening it changes nothing; only your answers count.
            """,
            """
            {0}: आपको {1} केसों के लिए बुलाया जा रहा है, सबसे ज़रूरी पहले; अभी तक किसी ने ये केस नहीं लिए हैं:
            [cases]

            यह लिंक खोलें और हर केस का उत्तर दें: "लेता/लेती हूँ", "हमारा नहीं" या "नहीं जा सकता/सकती":
            [link]{3}

            यह लिंक केवल आपके लिए है: कृपया किसी को न भेजें। इसे खोलने से कुछ नहीं बदलता; केवल आपके उत्तर गिने जाते हैं।
            """),
        new(
            TemplateIds.Update,
            [Code, Place, new("news", SlotKind.News), Token],
            "Case {#var#}, {#var#}: {#var#}. See what is known now: [link]{#var#} Satark desk",
            "Case {0}, {1}: {2}",
            """
            Case {0}, {1}: {2}.

            See what is known now:
            [link]{3}
            """,
            """
            केस {0}, {1}: {2}।

            अब तक की जानकारी देखें:
            [link]{3}
            """),
        new(
            TemplateIds.Assignment,
            [Code, Place, Token],
            "Tip {#var#}, {#var#}: it is yours to look into. Open, then accept or refuse: [link]{#var#} Satark desk",
            "Tip {0}, {1}: yours to look into",
            """
            Tip {0}, {1}: it is yours to look into.

            Open this link to read it, and accept or refuse it. Ask the informer and report back on the same page, with photo, video or words:
            [link]{2}

            The link is yours alone: please do not forward it. Opening it changes nothing; only your answer counts.
            """,
            """
            सूचना {0}, {1}: जाँच आपको सौंपी गई है।

            यह लिंक खोलें, सूचना पढ़ें और स्वीकार करें या मना करें। इसी पेज से सूचना देने वाले से पूछें, और फ़ोटो, वीडियो या शब्दों में रिपोर्ट दें:
            [link]{2}

            यह लिंक केवल आपके लिए है: कृपया किसी को न भेजें। इसे खोलने से कुछ नहीं बदलता; केवल आपका उत्तर गिना जाता है।
            """),
        new(
            TemplateIds.Counselling,
            [Code, Place, new("days since"), Token],
            "Case {#var#}, {#var#}: the counselling talk planned {#var#} after the rescue is due. Open: [link]{#var#} Satark desk",
            "Case {0}, {1}: counselling is due",
            """
            Case {0}, {1}: the counselling talk planned {2} after the rescue is due.

            A calm talk now helps the person and the family. Note on the case when it was held:
            [link]{3}
            """,
            """
            केस {0}, {1}: बचाव के {2} बाद होने वाली परामर्श बातचीत का समय हो गया है।

            इस समय की शांत बातचीत व्यक्ति और परिवार की मदद करती है। बातचीत होने पर केस में दर्ज करें:
            [link]{3}
            """),
        new(
            TemplateIds.TakeOver,
            [Code, Place, Token],
            "Case {#var#}, {#var#}: your colleague leaves. Please take it over within 2 minutes, or others are called: [link]{#var#} Satark desk",
            "Case {0}, {1}: please take it over",
            """
            Case {0}, {1}: the colleague who has it leaves.

            Open this link and answer within 2 minutes whether you take it over. Without an answer others are called:
            [link]{2}

            The link is yours alone: please do not forward it. Opening it changes nothing; only your answer counts.
            """,
            """
            केस {0}, {1}: जिनके पास यह केस है, वे ड्यूटी से जा रहे हैं।

            यह लिंक खोलें और 2 मिनट में उत्तर दें कि आप केस लेंगे या नहीं। उत्तर न मिलने पर दूसरों को बुलाया जाएगा:
            [link]{2}

            यह लिंक केवल आपके लिए है: कृपया किसी को न भेजें। इसे खोलने से कुछ नहीं बदलता; केवल आपका उत्तर गिना जाता है।
            """),
        new(
            TemplateIds.SamePerson,
            [Urgency, Code, new("held case"), Token],
            "{#var#}: new case {#var#}, perhaps the person of your case {#var#}. The same? Open and answer in 20 s, or others are called: [link]{#var#} Satark desk",
            "{0}: case {1}: the same person as {2}?",
            """
            {0}: case {1} has just come, perhaps about the person of your case {2}.

            Open this link and answer within 20 seconds: "Same person" and it is yours with the other, or "Somebody else". Without an answer others are called:
            [link]{3}

            The link is yours alone: please do not forward it. Opening it changes nothing; only your answer counts.
            """,
            """
            {0}: केस {1} अभी आया है, शायद उसी व्यक्ति का जिसका केस {2} आपके पास है।

            यह लिंक खोलें और 20 सेकंड में उत्तर दें: "वही व्यक्ति" कहने पर यह केस भी आपका होगा, वरना "कोई और"। उत्तर न मिलने पर दूसरों को बुलाया जाएगा:
            [link]{3}

            यह लिंक केवल आपके लिए है: कृपया किसी को न भेजें। इसे खोलने से कुछ नहीं बदलता; केवल आपका उत्तर गिना जाता है।
            """),
        new(
            TemplateIds.Gap,
            [new("watch"), new("from"), new("until")],
            "Roster: no {#var#} is on duty from {#var#} to {#var#}. Please put somebody on the roster. [desk] Satark desk",
            "Roster: no {0} from {1} to {2}",
            """
            Roster: no {0} is on duty from {1} to {2} (IST).

            Please put somebody on the roster:
            [desk]
            """,
            """
            रोस्टर: {1} से {2} तक कोई {0} ड्यूटी पर नहीं है।

            कृपया रोस्टर में किसी को लगाएँ:
            [desk]
            """),
        new(
            TemplateIds.Code,
            [new("code")],
            "{#var#} is the code that proves this contact point. It is valid for 10 minutes. Give it only to your own desk. [desk] Satark desk",
            "{0} is the code for this contact point",
            """
            {0} is the code that proves this contact point. It is valid for 10 minutes. Give it only to your own desk, which asked for it:
            [desk]
            """,
            """
            {0}: इस संपर्क के सत्यापन का कोड। यह 10 मिनट तक मान्य है। इसे केवल अपने डेस्क को बताएँ, जिसने इसे माँगा है:
            [desk]
            """),
        new(
            TemplateIds.DeviceCode,
            [new("one-time code"), Code, Token],
            "{#var#} is your code for case {#var#}. It counts for ten minutes; tell it to nobody. Type it here: [link]{#var#} Satark desk",
            "Your code for case {1}",
            """
            {0} is your code for case {1}. It counts for ten minutes; tell it to nobody.

            Type it on the page that asked for it:
            [link]{2}

            If you did not ask for it, somebody else holds your link: call the desk.
            """,
            """
            केस {1} के लिए आपका कोड {0} है। यह दस मिनट तक मान्य है; किसी को न बताएँ।

            जिस पेज ने माँगा है, उसी पर लिखें:
            [link]{2}

            यदि आपने यह कोड नहीं माँगा, तो आपका लिंक किसी और के पास है: डेस्क को फ़ोन करें।
            """),
        new(
            TemplateIds.Refused,
            [new("count"), new("partner")],
            "{#var#} requests of {#var#} were refused. There may be a life at risk in them. Look at the desk: [desk] Satark desk",
            "{0} requests of {1} were refused",
            """
            {0} requests of {1} were refused. There may be a life at risk in them.

            Look at the refused alerts on the desk; each can be opened as a case with one key:
            [desk]
            """,
            """
            {1} के {0} अनुरोध अस्वीकार हुए। उनमें किसी की जान को ख़तरा हो सकता है।

            डेस्क पर अस्वीकृत सूचनाएँ देखें; हर एक को एक कुंजी से केस बनाया जा सकता है:
            [desk]
            """),
    ];

    private readonly FrozenDictionary<string, MessageTemplate> _byId =
        Texts.ToFrozenDictionary(t => t.Id, t => new MessageTemplate(t, publicUrl, helplines), StringComparer.Ordinal);

    /// <summary>All ids, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Texts.Select(t => t.Id)];

    /// <summary>All templates, in order.</summary>
    public IEnumerable<MessageTemplate> All => Ids.Select(id => _byId[id]);

    /// <summary>The address behind a token, as it stands in every text: the registered base, a question mark, the token.</summary>
    public string LinkFor(string token) => MessageTemplate.LinkStart(publicUrl()) + token;

    /// <summary>The desk's address.</summary>
    public string DeskAddress => publicUrl().GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";

    /// <summary>The installation's host, as others reach it.</summary>
    public string Host => publicUrl().Authority;

    /// <summary>The template with this id, or null.</summary>
    public MessageTemplate? Find(string id) => _byId.GetValueOrDefault(id);
}
