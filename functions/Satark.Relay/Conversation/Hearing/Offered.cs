using System.Globalization;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing;

/// <summary>What was offered last can also be typed: its number, in any script's digits, or its title.</summary>
internal static class Offered
{
    /// <summary>The id of the option that a text means, or null.</summary>
    public static string? Find(Talk talk, string text)
    {
        var key = MessageReader.KeyOf(text);
        if (key.Length == 0)
        {
            return null;
        }

        if (talk.Offered.FirstOrDefault(option => string.Equals(MessageReader.KeyOf(option.Title), key, StringComparison.Ordinal)) is { } titled)
        {
            return titled.Id;
        }

        // To an open question a number may be the answer: "2" weapons.
        return !IsOpenQuestion(talk.Step) && MessageReader.DigitsOf(text) is { Length: <= 2 } digits
            && int.Parse(digits, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= talk.Offered.Count
            ? talk.Offered[number - 1].Id
            : null;
    }

    private static bool IsOpenQuestion(string? step) =>
        Steps.AliasOf(step) is not null || Questionnaire.Default.Question(step) is { Kind: QuestionKind.Words or QuestionKind.Media };
}
