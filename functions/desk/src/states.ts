/** Whom a case can be handed to: ISO 3166-2:IN without "IN-". */
export const indianStates: readonly (readonly [code: string, english: string, hindi: string])[] = [
  ['AN', 'Andaman and Nicobar', 'अंडमान और निकोबार'], ['AP', 'Andhra Pradesh', 'आंध्र प्रदेश'], ['AR', 'Arunachal Pradesh', 'अरुणाचल प्रदेश'],
  ['AS', 'Assam', 'असम'], ['BR', 'Bihar', 'बिहार'], ['CH', 'Chandigarh', 'चंडीगढ़'], ['CG', 'Chhattisgarh', 'छत्तीसगढ़'],
  ['DH', 'Dadra, Nagar Haveli, Daman and Diu', 'दादरा, नगर हवेली, दमन और दीव'], ['DL', 'Delhi', 'दिल्ली'], ['GA', 'Goa', 'गोवा'],
  ['GJ', 'Gujarat', 'गुजरात'], ['HR', 'Haryana', 'हरियाणा'], ['HP', 'Himachal Pradesh', 'हिमाचल प्रदेश'], ['JK', 'Jammu and Kashmir', 'जम्मू और कश्मीर'],
  ['JH', 'Jharkhand', 'झारखंड'], ['KA', 'Karnataka', 'कर्नाटक'], ['KL', 'Kerala', 'केरल'], ['LA', 'Ladakh', 'लद्दाख'], ['LD', 'Lakshadweep', 'लक्षद्वीप'],
  ['MP', 'Madhya Pradesh', 'मध्य प्रदेश'], ['MH', 'Maharashtra', 'महाराष्ट्र'], ['MN', 'Manipur', 'मणिपुर'], ['ML', 'Meghalaya', 'मेघालय'],
  ['MZ', 'Mizoram', 'मिज़ोरम'], ['NL', 'Nagaland', 'नागालैंड'], ['OD', 'Odisha', 'ओडिशा'], ['PY', 'Puducherry', 'पुडुचेरी'], ['PB', 'Punjab', 'पंजाब'],
  ['RJ', 'Rajasthan', 'राजस्थान'], ['SK', 'Sikkim', 'सिक्किम'], ['TN', 'Tamil Nadu', 'तमिलनाडु'], ['TS', 'Telangana', 'तेलंगाना'],
  ['TR', 'Tripura', 'त्रिपुरा'], ['UP', 'Uttar Pradesh', 'उत्तर प्रदेश'], ['UK', 'Uttarakhand', 'उत्तराखंड'], ['WB', 'West Bengal', 'पश्चिम बंगाल'],
];
