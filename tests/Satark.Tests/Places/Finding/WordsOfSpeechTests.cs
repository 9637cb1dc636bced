using Satark.Places.Evidence;
using Satark.Tests.Places.Evidence;

namespace Satark.Tests.Places.Finding;

/// <summary>Villages and police stations that are called as everyday words are: they are meant only where the text says so.</summary>
public sealed class WordsOfSpeechTests
{
    [Theory]
    [InlineData("UP se hu, bina wajah peeta gaya")]
    [InlineData("up me hu, uska koi nahi")]
    [InlineData("UP police, mail dekh lijiye")]
    [InlineData("यूपी में हूँ, मंडी बंद है")]
    [InlineData("यूपी में हूँ, कुर्सी टूट गई")]
    [InlineData("UP me hu, roza rakha hai")]
    [InlineData("UP me hu, airport pe koi nahi aaya")]
    [InlineData("UP me hu, Bihar jaisa haal hai")]
    public void A_word_of_speech_beside_the_states_name_is_no_village(string text)
    {
        Assert.Null(Guess(text).District);
    }

    [Theory]
    [InlineData("Uska, Siddharthnagar", "siddharthnagar")]
    [InlineData("Kursi, Barabanki me hu", "barabanki")]
    [InlineData("कुर्सी, बाराबंकी में हूँ", "barabanki")]
    [InlineData("main Patti me rehta hu", "pratapgarh")]
    [InlineData("thana Jani, Meerut", "meerut")]
    public void It_is_one_next_to_its_district_or_where_somebody_is_there(string text, string district)
    {
        Assert.Equal(district, Guess(text).District);
    }

    [Theory]
    [InlineData("zindagi me UP ya down chalta rehta hai")]
    [InlineData("life me UP n down bahut hai")]
    [InlineData("UPSC me fail ho gaya")]
    public void Ups_and_downs_name_no_state(string text)
    {
        Assert.False(Guess(text).HasPlace);
    }

    [Theory]
    [InlineData("mera naam Kashi hai")]
    [InlineData("my name is Ayodhya, nobody hears me")]
    [InlineData("Mathura chacha ne mana kar diya")]
    [InlineData("gareebon ki basti me andhera hai")]
    [InlineData("mirzapur dekh kar so gaya")]
    public void People_slums_and_series_are_no_districts(string text)
    {
        Assert.Null(Guess(text).District);
    }

    [Theory]
    [InlineData("mere shehar ka naam Ayodhya hai", "ayodhya")]
    [InlineData("mera naam Rohit hai, Etah me hu", "etah")]
    [InlineData("ganga barrage pe khadi hu", "kanpur-nagar")]
    [InlineData("bhu hostel me akela hu", "varanasi")]
    [InlineData("बांके बिहारी मंदिर की सीढ़ी पर बैठा हूँ", "mathura")]
    [InlineData("kgmu ke gate pe", "lucknow")]
    [InlineData("charbagh", "lucknow")]
    public void Towns_and_landmarks_are_still_named(string text, string district)
    {
        var guess = Guess(text);
        Assert.Equal(district, guess.District);
        Assert.True(guess.Confidence >= 0.6, $"{guess.Confidence}");
    }

    private static Hypothesis Guess(string text) => Hypothesis.Of(TextReading.Text.Of(text, TextReading.At));
}
