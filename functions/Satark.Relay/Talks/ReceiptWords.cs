namespace Satark.Relay.Talks;

/// <summary>How a receipt is said in the talk.</summary>
internal static class ReceiptWords
{
    /// <summary>The receipt with what it is for.</summary>
    /// <param name="language">The informer's language.</param>
    /// <param name="digits">The receipt, 4-4-4-4.</param>
    public static string Of(string language, string digits)
    {
        // Isolated (U+2066, U+2069), so that a text from right to left does not turn the groups round.
        var shown = language == "ur" ? $"\u2066{digits}\u2069" : digits;
        return language switch
        {
            "hi" => $"आपकी रसीद: {shown}\nइससे आप बाद में कहीं से भी अपनी सूचना की स्थिति देख सकते हैं और कुछ जोड़ सकते हैं। इसे लिख कर सुरक्षित रखें और किसी को न बताएँ। खो जाए तब भी आपकी सूचना पर काम चलता रहेगा।",
            "ur" => $"آپ کی رسید: {shown}\nاس سے آپ بعد میں کہیں سے بھی اپنی اطلاع کا حال دیکھ سکتے ہیں اور کچھ شامل کر سکتے ہیں۔ اسے لکھ کر محفوظ رکھیں اور کسی کو نہ بتائیں۔ کھو جائے تب بھی آپ کی اطلاع پر کام جاری رہے گا۔",
            "bho" => $"राउर रसीद: {shown}\nएकरा से रउआ बाद में कहीं से आपन सूचना के हाल देख सकीले आ कुछ जोड़ सकीले। एकरा के लिख के सुरक्षित राखीं आ केहू के मत बताईं। भुला जाए तबो राउर सूचना पर काम होत रही।",
            _ => $"Your receipt: {shown}\nWith it you can see how your tip stands, and add to it, from anywhere. Write it down, keep it safe and tell nobody. If you lose it, work on your tip goes on all the same.",
        };
    }
}
